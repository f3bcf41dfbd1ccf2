/// Something that a test waits for.
final class Ended: Sendable {
    private let stream = AsyncStream<Void>.makeStream()

    func end() { stream.continuation.finish() }

    var value: Void {
        get async { for await _ in stream.stream {} }
    }
}
