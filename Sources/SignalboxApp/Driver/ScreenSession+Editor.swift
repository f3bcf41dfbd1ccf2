import Foundation
import TerminalUI
import WorkflowConsole
import Workflows

extension ScreenSession {
    /// Shows a place in source code in the person's editor.
    func openEditor(_ place: SourcePlace) {
        guard let path = places.sourceFile(of: place) else {
            mailbox.post(
                .failed("\(place.fileID) is not here. Start in its package's folder, or set SIGNALBOX_SOURCE_ROOT.")
            )
            return
        }
        edit(arguments: ["+\(place.line)", path]) { nil }
    }

    /// Lets the person write a field's text in the editor.
    func editText(_ field: String, _ text: String) {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("signalbox-\(UUID().uuidString)", isDirectory: true)
        let file = folder.appendingPathComponent("\(field.filter { $0.isLetter || $0.isNumber }).txt")
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
            try Data(text.utf8).write(to: file)
        } catch {
            mailbox.post(.failed("No file for the editor could be made: \(error.localizedDescription)"))
            return
        }
        edit(arguments: [file.path]) {
            defer { try? FileManager.default.removeItem(at: folder) }
            guard let bytes = try? Data(contentsOf: file) else { return nil }
            var written = String(decoding: bytes, as: UTF8.self)
            // Editors end the last line; a field has no last line.
            if written.hasSuffix("\n"), !text.hasSuffix("\n") { written.removeLast() }
            return .edited(field: field, text: written == text ? nil : written)
        }
    }

    /// Gives the terminal to the editor until it ends.
    private func edit(arguments: [String], then message: () -> Message?) {
        do {
            try terminal.leaveScreen()
            let outcome = Editor.run(arguments: arguments)
            try terminal.enterScreen()
            terminal.redraw()
            if let fault = outcome { mailbox.post(.failed(fault)) }
            if let message = message() { mailbox.post(message) }
        } catch {
            mailbox.post(.failed("The terminal could not be taken again: \(error)"))
        }
    }
}
