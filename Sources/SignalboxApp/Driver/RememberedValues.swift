import Foundation
import Workflows

/// The values start forms were last sent with, in one small file that may be thrown away.
struct RememberedValues {
    let file: String

    /// What is not worth keeping: a file larger than this is begun anew.
    static let largest = 1 << 20

    /// The values of a workflow; empty when there are none or the file cannot be read.
    func values(of workflow: String) -> [String: JSON] { all[workflow]?.objectValue ?? [:] }

    /// Keeps the values of a workflow in place of the old ones.
    ///
    /// - Throws: what the file system throws.
    func keep(_ values: [String: JSON], of workflow: String) throws {
        var all = all
        all[workflow] = .object(values)
        var bytes = Data(JSON.object(all).text.utf8)
        if bytes.count > RememberedValues.largest { bytes = Data(JSON.object([workflow: .object(values)]).text.utf8) }
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        try bytes.write(to: URL(fileURLWithPath: file), options: .atomic)
    }

    private var all: [String: JSON] {
        guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= RememberedValues.largest else {
            return [:]
        }
        return (try? JSON(parsing: bytes))?.objectValue ?? [:]
    }
}
