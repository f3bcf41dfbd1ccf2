public import TerminalUI
public import Workflows

/// Something the console wants done outside its model; what comes of it arrives as a ``Message``.
public enum Effect: Sendable, Equatable {
    /// Start a run: ``Message/started(_:at:)`` or ``Message/couldNotStart(workflow:_:)``.
    case start(workflow: String, fields: [String: JSON])
    /// Answer a question: ``Message/answered(_:wait:)`` or ``Message/answerRefused(_:wait:_:)``.
    case answer(QuestionID, fields: [String: JSON])
    /// Cancel a run.
    case cancel(RunID)
    /// Cancel one call of a step.
    case cancelCall(RunID, number: Int)
    /// Let nothing of a run begin any more; let it go on; let one thing happen.
    case pause(RunID), resume(RunID), step(RunID)
    /// Where a run is to stand still from now on.
    case setBreakpoints(RunID, [Breakpoint])
    /// Move a run's time limit.
    case extend(RunID, by: Duration)
    /// Move an open question's time limit.
    case extendQuestion(QuestionID, by: Duration)
    /// Take a run's snapshot: ``Message/snapshot(_:_:at:)``.
    case look(RunID)
    /// Check every workflow again: ``Message/workflows(_:isCheckedAgain:)``.
    case revalidate
    /// Build the package in whose folder this program was started: ``Message/built(_:_:compiled:at:)``.
    case build
    /// Leave the screen to the program that was built, which goes on where this one was.
    case replace(Restoration)

    /// Lay a large graph out, off the console's thread, like the picture before it: ``Message/laidOut(_:)``.
    case layOut(WorkflowInfo, GraphPicture.Key, keeping: GraphPicture?)
    /// List the folder entries that begin with a path: ``Message/completions(field:prefix:_:)``.
    case complete(field: String, prefix: String)
    /// Give the values this workflow was last started with: ``Message/recalled(workflow:_:)``.
    case recall(workflow: String)
    /// Keep the values a start form was sent with; secrets are already left out.
    case remember(workflow: String, values: [String: JSON])
    /// Write a graph to a file, and never over one that is there: ``Message/exported(file:)``.
    case export(GraphExport)
    /// Open the editor at a place in source code.
    case openEditor(SourcePlace)
    /// Let the person write a field's text in the editor: ``Message/edited(field:text:)``.
    case editText(field: String, text: String)
    /// Show text in the editor, to be read only.
    case viewText(name: String, lines: [String])
    /// Put lines into the terminal's clipboard.
    case copy([SafeText])
    /// Read which themes there are: ``Message/themes(_:wish:shown:)``.
    case listThemes
    /// Show a theme without a word; a bad one is left out.
    case previewTheme(String)
    /// Change the theme for good: ``Message/themeTaken(_:isAgain:)``, or ``Message/failed(_:)`` and the old one stays.
    case loadTheme(String)
    /// Read the theme's file again, with the same answers as ``loadTheme(_:)``.
    case reloadTheme

    /// Send ``Message/timer(_:at:)`` after a delay; replaces a waiting timer of the same kind.
    case schedule(Timer, after: Duration)
    /// Forget a waiting timer.
    case unschedule(Timer)
    /// Ring once.
    case bell
    /// The window's title; made of safe text only.
    case title(String)
    /// Stop the process as the shell's Ctrl-Z does.
    case suspend
    /// Draw everything anew.
    case redraw
    /// Report the mouse, or leave it to the terminal.
    case mouse(Bool)
    /// Cancel what is live, leave the screen, print these lines below it, and end.
    case quit(lines: [String])
}
