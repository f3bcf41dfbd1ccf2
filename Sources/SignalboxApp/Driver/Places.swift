import Foundation
import Workflows

/// Where the program keeps and looks for files, by the XDG base directories.
struct Places: Sendable {
    /// Themes and settings of the person's own.
    var configuration: String
    /// What is kept between sessions and may be thrown away: field values, the log.
    var state: String
    /// Where source files are looked for, in order.
    var sourceRoots: [String]

    /// The places of this process.
    static func found(environment: (String) -> String? = Surroundings.variable) -> Places {
        let home = environment("HOME") ?? "/"
        func folder(_ variable: String, _ standard: String) -> String {
            // The specification ignores relative paths.
            let base = environment(variable).flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(standard)"
            return "\(base)/signalbox"
        }
        return Places(
            configuration: folder("XDG_CONFIG_HOME", ".config"),
            state: folder("XDG_STATE_HOME", ".local/state"),
            sourceRoots: [FileManager.default.currentDirectoryPath]
                + [environment("SIGNALBOX_SOURCE_ROOT")].compactMap(\.self)
        )
    }

    var settings: String { "\(configuration)/config.yaml" }
    var themes: String { "\(configuration)/themes" }
    var rememberedTheme: String { "\(state)/theme" }
    var rememberedValues: String { "\(state)/values.json" }
    var log: String { "\(state)/signalbox.log" }

    /// The file behind a place: as recorded, then below the working directory, then below the source root.
    func sourceFile(of place: SourcePlace) -> String? {
        var candidates = [place.path].compactMap(\.self)
        for root in sourceRoots {
            candidates += ["\(root)/Sources/\(place.fileID)", "\(root)/\(place.fileID)", "\(root)/\(place.file)"]
        }
        return candidates.first { FileManager.default.isReadableFile(atPath: $0) }
    }
}
