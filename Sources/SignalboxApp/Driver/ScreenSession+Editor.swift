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

    /// Shows text in the person's editor; what they write there goes nowhere.
    func viewText(_ name: String, _ lines: [String]) {
        guard let (folder, file) = textFile(name, lines.joined(separator: "\n") + "\n", mode: 0o400) else { return }
        edit(arguments: [file.path]) {
            try? FileManager.default.removeItem(at: folder)
            return nil
        }
    }

    /// A file in a folder of its own, which only this person can look into.
    private func textFile(_ name: String, _ text: String, mode: Int) -> (folder: URL, file: URL)? {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("signalbox-\(UUID().uuidString)", isDirectory: true)
        let word = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let file = folder.appendingPathComponent("\(word).txt")
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
            try Data(text.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
            return (folder, file)
        } catch {
            mailbox.post(.failed("No file for the editor could be made: \(error.localizedDescription)"))
            return nil
        }
    }

    /// Lets the person write a field's text in the editor.
    func editText(_ field: String, _ text: String) {
        guard let (folder, file) = textFile(field, text, mode: 0o600) else { return }
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
