/// The carriers of a run, without order; adding and removing cost the same however many there are.
///
/// Guarded by the run's lock. Each carrier keeps its place, so that nothing has to be hashed or searched for.
struct CarrierTable: Sendable {
    private(set) var all: [Carrier] = []

    mutating func add(_ carrier: Carrier) {
        carrier.place = all.count
        all.append(carrier)
    }

    /// Does nothing for one that is not there.
    mutating func remove(_ carrier: Carrier) {
        let place = carrier.place
        guard place < all.count, all[place] === carrier else { return }
        let last = all.removeLast()
        guard last !== carrier else { return }
        all[place] = last
        last.place = place
    }
}
