import Foundation
import ThemeFiles

/// The theme that was picked last, in one small file that may be thrown away.
struct RememberedTheme {
    let file: String

    /// What was asked for; `nil` when nothing was, or the file holds something else.
    var wish: String? {
        guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= 4_096,
            let text = String(data: bytes, encoding: .utf8)
        else { return nil }
        let word = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return word.isEmpty || word.contains(where: \.isNewline) ? nil : word
    }

    /// Keeps a wish in place of the old one; `auto` needs no file.
    ///
    /// - Throws: what the file system throws.
    func keep(_ wish: String) throws {
        guard wish != ThemeLibrary.automaticID else {
            if FileManager.default.fileExists(atPath: file) { try FileManager.default.removeItem(atPath: file) }
            return
        }
        // A relative path would mean another file from another folder.
        let kept = wish.contains("/") ? URL(fileURLWithPath: wish).path : wish
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try Data("\(kept)\n".utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    }
}
