import FoundationEssentials
import WorkflowConsole

#if canImport(Glibc)
    import Glibc
#endif

/// Writes a graph to a file that was not there before.
enum ExportFile {
    /// Why nothing was written; the words name the file and what to do.
    struct Fault: Error, Hashable {
        var words: String
    }

    /// How often a name of ours gives way to one with a number.
    private static let mostNumbers = 99

    /// Writes it.
    ///
    /// - Returns: the file's name, or the way to it.
    static func write(_ export: GraphExport) throws(Fault) -> String {
        let name = expanded(export.file)
        var number = 1
        while true {
            let file = number == 1 ? name : numbered(name, number)
            let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if descriptor >= 0 {
                defer { close(descriptor) }
                guard writeAll(export.text, to: descriptor) else {
                    let reason = NamedFile.reason(errno)
                    // Half a graph is none.
                    unlink(file)
                    throw Fault(
                        words: "\(file) could not be written: \(reason). Name another: :export \(export.form) <file>"
                    )
                }
                return file
            }
            guard errno == EEXIST else {
                let reason = NamedFile.reason(errno)
                throw Fault(words: "\(file) cannot be made: \(reason). Name another: :export \(export.form) <file>")
            }
            number += 1
            if export.isNamed || number > mostNumbers {
                throw Fault(
                    words: "\(file) is there already, and stays as it is. Name another: :export \(export.form) <file>"
                )
            }
        }
    }

    /// `triage.dot` as `triage-2.dot`.
    private static func numbered(_ name: String, _ number: Int) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "\(name)-\(number)" }
        return "\(name[..<dot])-\(number)\(name[dot...])"
    }

    /// The person's own folder for a tilde, as shells do it.
    private static func expanded(_ name: String) -> String {
        guard name == "~" || name.hasPrefix("~/"), let home = Surroundings.variable("HOME") else { return name }
        return home + name.dropFirst()
    }
}
