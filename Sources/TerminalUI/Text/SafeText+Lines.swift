extension SafeText {
    /// Splits text of unknown origin at line feeds and makes each line safe.
    ///
    /// A carriage return before a line feed belongs to it; alone it is a token. Tabs become blanks up to the next
    /// multiple of eight columns. An empty text has one empty line; a line feed at the end opens no further line.
    /// - Parameters:
    ///   - maximumLines: Stops after so many lines; a line with the token `…` then stands for the rest.
    ///   - maximumClusters: Cuts each line after so many clusters.
    public static func lines(
        untrusted: String,
        maximumLines: Int = .max,
        maximumClusters: Int = .max
    ) -> [SafeText] {
        var lines: [SafeText] = []
        let bytes = untrusted.utf8
        var start = bytes.startIndex
        repeat {
            guard lines.count < maximumLines else {
                var rest = SafeText()
                rest.append(cluster: "…", width: 1, isToken: true)
                lines.append(rest)
                return lines
            }
            let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var end = feed
            if feed < bytes.endIndex, end > start, bytes[bytes.index(before: end)] == 0x0D {
                end = bytes.index(before: end)
            }
            lines.append(line(untrusted[start..<end], limit: maximumClusters))
            start = feed < bytes.endIndex ? bytes.index(after: feed) : feed
        } while start < bytes.endIndex
        return lines
    }

    private static func line(_ line: Substring, limit: Int) -> SafeText {
        var sanitizer = Sanitizer()
        for scalar in line.unicodeScalars {
            if scalar == "\t" {
                sanitizer.appendTab()
            } else {
                sanitizer.append(scalar)
            }
            if sanitizer.clusterCount > limit { return cut(sanitizer, limit: limit) }
        }
        sanitizer.finish()
        return sanitizer.clusterCount > limit ? cut(sanitizer, limit: limit) : sanitizer.text
    }
}

extension Sanitizer {
    /// Writes blanks up to the next multiple of eight columns.
    fileprivate mutating func appendTab() {
        finish()
        for _ in 0..<(8 - text.width % 8) { append(" ") }
    }
}
