/// Why a release could not be prepared, besides git itself.
enum ReleaseError: Error, Hashable, Sendable, CustomStringConvertible {
    case noVersion(tries: Int, last: String)
    case outOfOrder

    var description: String {
        switch self {
        case .noVersion(let tries, let last):
            "After \(tries) answers there is still no version to release; the last one: \(last) Nothing was changed."
        case .outOfOrder:
            "The repository was not read before it was asked about. Start the run from its request."
        }
    }
}
