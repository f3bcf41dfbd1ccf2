import TerminalUI
import Yams

/// Reads a settings file: `key: value` lines, each of which may be left out.
public enum SettingsFile {
    /// The keys there are.
    static let keys = ["theme", "color", "mouse", "ascii", "reduced-motion"]

    /// Reads the file at a path.
    public static func read(_ path: String) -> SettingsResult {
        let shown = SafeText(untrusted: path, limit: 400)
        switch ThemeFolder.bytes(of: path, named: shown, as: "settings file") {
        case .success(let bytes): return read(bytes, named: shown)
        case .failure(let failure): return SettingsResult(findings: [warning(failure.finding)])
        }
    }

    /// Understands the bytes of a file.
    static func read(_ bytes: [UInt8], named file: SafeText) -> SettingsResult {
        let source = ThemeSource(id: "settings", origin: .path, file: file, path: nil, bytes: bytes)
        // Somebody who has put everything behind '#' wants nothing.
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        if lines.allSatisfy({ $0.first { $0 > 0x20 }.map { $0 == UInt8(ascii: "#") } ?? true }) {
            return SettingsResult()
        }
        var result = SettingsResult()
        switch ThemeDocument.parse(source, as: "settings file", example: "") {
        case .failure(let failure): result.findings.append(warning(failure.finding))
        case .success(let document):
            for entry in document.entries {
                if let message = take(entry, into: &result.settings) {
                    let place = ThemeDocument.Place(keys.contains(entry.key) ? entry.value.mark : nil)
                    result.findings.append(
                        ThemeFinding(
                            severity: .warning,
                            file: file,
                            line: place.line > 0 ? place.line : entry.place.line,
                            column: place.line > 0 ? place.column : entry.place.column,
                            message: message
                        )
                    )
                }
            }
        }
        return result
    }

    /// The program goes on without the file, whatever is wrong with it.
    private static func warning(_ finding: ThemeFinding) -> ThemeFinding {
        var finding = finding
        finding.severity = .warning
        return finding
    }

    /// Takes an entry in; gives what is wrong with it.
    private static func take(_ entry: ThemeDocument.Entry, into settings: inout Settings) -> SafeText? {
        let key = SafeText(untrusted: entry.key, limit: 60)
        guard keys.contains(entry.key) else {
            let nearest = EditDistance.nearest(to: entry.key, among: keys).map { ". Did you mean '\($0)'?" }
            return
                "there is no setting '\(key)'\(SafeText(untrusted: nearest ?? "; there are \(keys.joined(separator: ", "))"))"
        }
        guard case .scalar(let scalar) = entry.value, !scalar.string.isEmpty else { return "'\(key)' needs one word" }
        let word = scalar.string
        let shown = SafeText(untrusted: word, limit: 60)
        switch entry.key {
        case "theme": settings.theme = word
        case "color":
            settings.color = Settings.ColorUse(rawValue: word)
            if settings.color == nil { return "'color' is auto, always or never, not '\(shown)'" }
        default:
            guard let isOn = switches[word.lowercased()] else { return "'\(key)' is on or off, not '\(shown)'" }
            switch entry.key {
            case "mouse": settings.usesMouse = isOn
            case "ascii": settings.isASCII = isOn
            default: settings.hasReducedMotion = isOn
            }
        }
        return nil
    }

    /// The words of YAML 1.1 for truth values, which people know from other files.
    private static let switches = ["on": true, "yes": true, "true": true, "off": false, "no": false, "false": false]
}
