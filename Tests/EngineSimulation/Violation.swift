/// Something the engine promises and did not keep.
struct Violation: Error, Sendable {
    /// The promise.
    var promise: Promise
    /// What was seen instead.
    var words: String

    init(_ promise: Promise, _ words: String) {
        self.promise = promise
        self.words = words
    }
}

/// What every simulated run is held to.
enum Promise: String, Sendable, CaseIterable {
    case commands = "each command fits what the driver has"
    case conservation = "no event is lost or delivered twice"
    case delivery = "an event goes to every step that accepts it, and to no other"
    case joins = "every join closes, once, with everything that belongs to it"
    case workers = "worker limits hold and no worker is lost or idle beside work"
    case order = "work of one step begins in the order in which it came"
    case children = "a body gets its child: the same when it runs again, and none when it is over"
    case limit = "a run ends when it has made more steps than it may, and not before"
    case standing = "while a run stands still nothing begins, and it stands still where it is told to"
    case waits = "a wait gets the answer that was given to it, once"
    case timers = "every deadline has its timer and no timer outlives its deadline"
    case clock = "the clock stands exactly while the run waits for people"
    case idle = "an idle run says so, and a busy one does not"
    case ending = "a run that is over leaves nothing behind"
    case stopping = "every run ends or says why not"
    case stream = "the stream has every entry once, with numbers without a gap"
    case replay = "the same ticks give an equal machine, the same commands and the same stream"
}
