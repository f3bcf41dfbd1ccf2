/// The work that came out of one returned array, until all of it is done.
struct FanOut: Sendable, Equatable {
    /// The fan-out around it; 0 is the top level.
    let parent: Int
    /// The step that returned the array.
    let step: Int
    /// Invocations, questions and inner fan-outs that are not over.
    var open = 1
    /// What each join has so far, in order of arrival.
    var members: [Int: [EventBox]] = [:]
    /// Joins that had enough before the end; what comes for them now is not needed.
    var released: Set<Int> = []

    /// Adds what has come to a join; gives all that the join has when that is as much as it takes.
    mutating func add(_ box: EventBox, to join: Int, take: Int?) -> [EventBox]? {
        guard released.isEmpty || !released.contains(join) else { return nil }
        guard let take else {
            members[join, default: []].append(box)
            return nil
        }
        var members = members.removeValue(forKey: join) ?? []
        members.append(box)
        guard members.count >= take else {
            self.members[join] = members
            return nil
        }
        released.insert(join)
        return members
    }
}
