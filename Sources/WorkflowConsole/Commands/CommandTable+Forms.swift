import TerminalUI

extension CommandTable {
    static let forms: [Command] = [
        Command(
            .formNext,
            ["Tab", "Down"],
            in: .form,
            help: "The next field; what the question says is one of them",
            label: { _ in "next" },
            rank: { _ in 1 },
            when: { $0.hasFormStops ? .on : .off("there is no other field") }
        ),
        Command(.formPrevious, ["Shift-Tab", "Up"], in: .form, help: "The field before"),
        Command(
            .formTake,
            ["Enter"],
            in: .form,
            help: "The next field; in long text a new line; on the button, send",
            when: { $0.form?.hasFields == false && $0.form?.isOnSend == false ? .off("there is no field") : .on }
        ),
        Command(
            .formSend,
            ["Ctrl-X Enter"],
            in: .form,
            help: "Send the answer, or start the run",
            label: { model in
                if case .start? = model.overlays.last { "run" } else { "send" }
            },
            rank: { _ in 2 },
            when: { model in
                if case .prompt(let prompt)? = model.overlays.last, let gone = prompt.gone {
                    return .off("the question is gone: \(gone.words)")
                }
                return .on
            }
        ),
        Command(
            .formEditor,
            ["Ctrl-X Ctrl-E"],
            in: .form,
            help: "Write the field in the editor",
            label: { _ in "editor" },
            rank: { _ in 3 },
            when: { $0.form?.editorFault.map { .off($0) } ?? .on }
        ),
        Command(.formDrop, ["Ctrl-X d"], in: .form, help: "Drop what was typed"),
        Command(.formShowJSON, ["Ctrl-X v"], in: .form, help: "Show the JSON that would be sent, or hide it"),
        Command(
            .formLeave,
            ["Esc", "Ctrl-C"],
            in: .form,
            help: "Later; what was typed is kept",
            label: { _ in "later" },
            rank: { _ in 4 }
        ),
        Command(.formHelp, ["F1"], in: .form, help: "This help", label: { _ in "help" }, rank: { _ in 5 }),
        Command(.choiceNext, ["Space", "Right"], in: .choice, help: "The next choice"),
        Command(.choicePrevious, ["Left"], in: .choice, help: "The choice before"),
        Command(
            .choiceNumber,
            (1...9).map(String.init),
            shown: "1…9",
            in: .choice,
            help: "The choice of this number"
        ),
        Command(
            .choiceLetter,
            "abcdefghijklmnopqrstuvwxyz".map(String.init),
            shown: "a letter",
            in: .choice,
            help: "The next choice that begins with it"
        ),
        Command(.choiceClear, ["Backspace", "Delete"], in: .choice, help: "No choice, where none is needed"),
        Command(
            .evidenceFold,
            ["Enter", "o", "Space"],
            in: .evidence,
            help: "Unfold or fold the line",
            label: { _ in "unfold" },
            rank: { _ in 0 },
            when: { model in
                guard case .prompt(let prompt)? = model.overlays.last else { return .off("no question is open") }
                return model.canFold(prompt) ? .on : .off("this line has nothing to unfold")
            }
        ),
        Command(.evidenceDown, ["j", "Down"], in: .evidence, help: "The next line; after the last, the first field"),
        Command(.evidenceUp, ["k", "Up"], in: .evidence, help: "The line before"),
        Command(.evidencePageDown, ["PgDn"], in: .evidence, help: "Ten lines down"),
        Command(.evidencePageUp, ["PgUp"], in: .evidence, help: "Ten lines up"),
    ]

    /// What every text field does with these keys; it knows them itself, as a part that has no commands.
    static let text: [Command] = [
        Command(.textLeft, ["Ctrl-B", "Left"], in: .text, help: "A character to the left"),
        Command(.textRight, ["Ctrl-F", "Right"], in: .text, help: "A character to the right"),
        Command(.textWordLeft, ["Alt-b", "Ctrl-Left"], in: .text, help: "A word to the left"),
        Command(.textWordRight, ["Alt-f", "Ctrl-Right"], in: .text, help: "A word to the right"),
        Command(.textStart, ["Ctrl-A", "Home"], in: .text, help: "To the start of the line"),
        Command(.textEnd, ["Ctrl-E", "End"], in: .text, help: "To the end of the line"),
        Command(.textBackspace, ["Backspace"], in: .text, help: "Delete the character before the cursor"),
        Command(.textDelete, ["Ctrl-D", "Delete"], in: .text, help: "Delete the character under the cursor"),
        Command(.textKillWord, ["Ctrl-W"], in: .text, help: "Kill back to the blank before"),
        Command(.textKillPart, ["Alt-Backspace"], in: .text, help: "Kill the word before the cursor"),
        Command(.textKillNext, ["Alt-d"], in: .text, help: "Kill the word after the cursor"),
        Command(.textKillStart, ["Ctrl-U"], in: .text, help: "Kill to the start of the line"),
        Command(.textKillEnd, ["Ctrl-K"], in: .text, help: "Kill to the end of the line"),
        Command(.textYank, ["Ctrl-Y"], in: .text, help: "Put in what was killed last"),
        Command(.textUndo, ["Ctrl-_"], in: .text, help: "Undo"),
    ]
}
