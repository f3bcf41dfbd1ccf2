import Workflows

extension CommandTable {
    static let acts: [Command] = [
        Command(
            .answer,
            ["a"],
            name: "answer",
            help: "Answer the selected question, else the most urgent one",
            label: { _ in "answer" },
            rank: { $0.focus == .inbox ? nil : 1 },
            when: { model in
                if model.options.isReadOnly { return .off("this console only reads") }
                return model.inbox.isEmpty ? .off("nobody asks anything") : .on
            }
        ),
        Command(
            .takeBack,
            ["u"],
            name: "undo",
            help: "Take back the answer just sent, within three seconds, or the last mark, or lift the filter",
            label: { model in
                if model.answerToTakeBack != nil { return "take back" }
                return model.focus == .runs && !model.marks.isEmpty ? "unmark" : "lift filter"
            },
            rank: { $0.answerToTakeBack == nil ? nil : 0 },
            when: { model in
                if model.answerToTakeBack != nil || (model.focus == .runs && !model.marks.isEmpty) { return .on }
                return model.filter(of: model.focus).isEmpty ? .off("there is nothing to take back") : .on
            }
        ),
        Command(
            .why,
            ["w"],
            name: "why",
            help: "Why is nothing happening? The answer in words",
            label: { _ in "why" },
            rank: { $0.run != nil && $0.focus != .problems ? 7 : nil },
            when: { $0.run == nil ? .off("no run is selected") : .on }
        ),
        Command(
            .run,
            ["r"],
            name: "run",
            argument: "<workflow>",
            help: "A new run of the workflow; on a run or its events the same again, with its values",
            label: { _ in "run" },
            rank: { model in
                if case .workflow = model.subject { return model.focus == .problems ? nil : 1 }
                return model.run?.info.status.isOver == true && model.focus == .runs ? 4 : nil
            },
            when: { model in
                if model.options.isReadOnly { return .off("this console only reads") }
                guard let workflow = model.workflow else { return .off("no workflow is selected") }
                if workflow.isFromFile {
                    return .off("\(workflow.name) is a graph from a file; it can only be looked at")
                }
                return workflow.canRun
                    ? .on : .off("\(workflow.name) has \(workflow.errorCount.counted("problem")); 7 shows them")
            }
        ),
        Command(
            .cancel,
            ["x"],
            name: "cancel",
            argument: "[run]",
            help: "Cancel the run, the marked runs, or on the timeline the call of a step; asks first",
            label: { _ in "cancel" },
            rank: { model in [.runs, .graph].contains(model.focus) ? 8 : nil },
            when: { model in
                if model.options.isReadOnly { return .off("this console only reads") }
                if model.focus == .runs, !model.liveMarks.isEmpty { return .on }
                if model.isAtCall, model.selectedCall?.endedAt != nil { return .off("this call is over") }
                return isLive(model)
            }
        ),
        Command(
            .extend,
            [],
            name: "extend",
            argument: "<time>",
            help: "Move the time limit of the selected question, else of the run, as :extend 10m",
            when: { model in
                if model.options.isReadOnly { return .off("this console only reads") }
                if model.limitedQuestion != nil { return .on }
                return isLive(model)
            }
        ),
        Command(
            .edit,
            ["e"],
            name: "edit",
            help: "Open the place in the source code in the editor; on an event, its payload to be read",
            label: { _ in "editor" },
            rank: { $0.focus == .problems ? 4 : nil },
            when: { $0.readablePayload == nil ? $0.sourceAvailability : .on }
        ),
        Command(
            .check,
            ["R"],
            name: "check",
            in: .panes([.problems, .runs, .graph]),
            help: "Check again: graphs, files read anew, and the package by its compiler where there is one",
            label: { _ in "check again" },
            rank: { $0.focus == .problems ? 5 : nil }
        ),
        Command(
            .restart,
            [],
            name: "restart",
            help: "Replace this program by the one that was built, and go on where you are",
            when: { model in
                model.build.isReplacementReady ? .on : .off("nothing new was built; R builds where there is a package")
            }
        ),
    ]
}
