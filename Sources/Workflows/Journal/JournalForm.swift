import FoundationEssentials

/// What the writer and the readers of journal records know.
///
/// The first record of a run is its opening: version, settings, the state it began with. Every further record is a tick,
/// with its moment and, when the state has changed, the state; or the opening of another process that goes on. A child run
/// that was cancelled may be followed by a second opening, with which it begins anew.
enum JournalForm {
    /// Raised whenever a reader of the version before could misunderstand what is written, or makes another run of the same
    /// ticks.
    ///
    /// Since 2, a wait that timed out is asked anew by the next attempt, answers and recovery steps lead a fan-out to its
    /// joins, and failures are stopped at also while a run stands still.
    static let version = 2
    /// The kind of the record with which a run begins.
    static let opening = "opened"
    /// The kind of the record with which another process goes on.
    static let reopening = "reopened"
    /// How many records are read at a time, and how many are appended at most.
    static let pageSize = 1000
    static let batchSize = 512
}

/// What a run was started with besides its event, in one process.
struct RunSettings: Sendable, Equatable {
    var limit: RunTimeout?
    var maximumSteps: Int?
    var rerunsBodies = false

    init(of machine: RunMachine) {
        limit = machine.clock.limit
        maximumSteps = machine.maximumSteps
        rerunsBodies = machine.rerunsBodies
    }

    func apply(to machine: inout RunMachine) {
        machine.clock.limit = limit
        machine.maximumSteps = maximumSteps
        machine.rerunsBodies = rerunsBodies
    }

    var json: JSON {
        var fields: [String: JSON] = ["rerunsBodies": .bool(rerunsBodies)]
        switch limit {
        case .working(let limit)?: fields["limit"] = ["working": limit.json]
        case .total(let limit)?: fields["limit"] = ["total": limit.json]
        case nil: break
        }
        if let maximumSteps { fields["maximumSteps"] = .integer(maximumSteps) }
        return .object(fields)
    }

    init(_ value: SavedValue) throws {
        if let limit = value.optional("limit") {
            if let total = limit.optional("total") {
                self.limit = .total(try total.duration)
            } else {
                self.limit = .working(try limit.member("working").duration)
            }
        }
        maximumSteps = try value.optional("maximumSteps")?.count
        rerunsBodies = value.json["rerunsBodies"]?.boolValue ?? false
    }
}

/// How a run of a journal begins, or begins anew.
struct RunOpening: Sendable {
    var settings: RunSettings
    /// The saved run that it went on from, if it did.
    var saved: JSON?

    /// - Throws: ``SavedRunError`` when it is of a version that this library does not read.
    static func checkVersion(_ value: SavedValue) throws {
        let version = try value.member("version").count
        guard version != JournalForm.version else { return }
        throw SavedRunError(
            "\(value.document) has version \(version), and this library reads version \(JournalForm.version). "
                + "Continue the run with \(version > JournalForm.version ? "the newer" : "the older") library that reads it."
        )
    }
}

extension Duration {
    /// Seconds and attoseconds, so that nothing of it is lost.
    var json: JSON { .array([.integer(Int(components.seconds)), .integer(Int(components.attoseconds))]) }
}

extension UInt64 {
    /// A digest as text, because JSON's numbers end at 53 bits for many readers.
    var json: JSON { .string(String(self, radix: 16)) }
}

extension SavedValue {
    var digest: UInt64 {
        get throws {
            guard let digest = UInt64(try text, radix: 16) else { throw fail("is no digest") }
            return digest
        }
    }

    var duration: Duration {
        get throws {
            let parts = try elements
            guard parts.count == 2, let seconds = parts[0].json.integerValue, abs(seconds) < 1 << 48,
                let attoseconds = parts[1].json.integerValue, abs(attoseconds) < 1_000_000_000_000_000_000
            else { throw fail("is not a duration") }
            return Duration(secondsComponent: Int64(seconds), attosecondsComponent: Int64(attoseconds))
        }
    }
}
