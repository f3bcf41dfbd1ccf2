/// Something unusual in a log, with what a person needs to judge it.
///
/// Subject and evidence are text from the log: whoever wrote into the log chose it.
struct Finding: Codable, Hashable, Sendable {
    enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case scan
        case failingClient = "failing client"
        case busyClient = "busy client"
        case errorBurst = "error burst"
        case refusalBurst = "refusal burst"
        case statusCode = "status code"
        case failedLogins = "failed logins"
        case rareMessage = "rare message"
        case unfinishedPackage = "unfinished package"
        case downgrade
        case removal
    }

    /// Bytes of one line of evidence, as UTF-8.
    static let longestEvidence = 400

    var kind: Kind
    /// The client, the address, the time, the message or the package.
    var subject: String
    /// 0 … 1, two decimals. Comparable between kinds.
    var score: Double
    /// Lines it is about.
    var count: Int
    /// What was counted, in words.
    var figures: [String]
    /// First and last line it is about, on the log's clock.
    var first: String?
    var last: String?
    /// The first lines it is about, at most ``Places/limit``, each at most ``longestEvidence`` bytes.
    var evidence: [String] = []
    /// One sentence.
    var why: String

    /// The question a person is asked.
    var question: String {
        switch kind {
        case .scan, .failingClient, .busyClient: "Is \(subject) an attack?"
        case .errorBurst: "Was there a fault \(subject)?"
        case .refusalBurst: "Was there an attack \(subject)?"
        case .statusCode: "Are the answers with status \(subject) a fault?"
        case .failedLogins: "Is \(subject) guessing passwords?"
        case .rareMessage: "Is this message a fault: \(subject)?"
        case .unfinishedPackage: "Does \(subject) need to be repaired?"
        case .downgrade: "Was the downgrade of \(subject) meant?"
        case .removal: "Was the removal of \(subject) meant?"
        }
    }

    /// The line that begins these bytes, cut to ``longestEvidence`` bytes of UTF-8; what is no UTF-8 becomes U+FFFD.
    static func evidenceLine(_ bytes: [UInt8]) -> String {
        var line = bytes.prefix { $0 != 10 }
        if line.count < bytes.count, line.last == 13 { line = line.dropLast() }
        var text = String.UnicodeScalarView()
        var length = 0
        for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
            length += UTF8.width(scalar)
            if length > longestEvidence { break }
            text.append(scalar)
        }
        return String(text)
    }
}

/// A finding whose lines have not been read yet.
struct Suspect: Codable, Hashable, Sendable {
    var finding: Finding
    var places: Places
}
