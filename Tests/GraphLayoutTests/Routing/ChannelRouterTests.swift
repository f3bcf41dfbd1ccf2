import Testing

@testable import GraphLayout

@Suite struct ChannelRouterTests {
    @Test func `a straight net needs no track`() {
        let router = ChannelRouter([.init(above: [4], below: [4])])
        #expect(router.trackCount == 0)
        #expect(router.routes[0].pieces.isEmpty)
    }

    @Test func `nets that do not meet share a track`() {
        #expect(ChannelRouter([.init(above: [0], below: [3]), .init(above: [8], below: [12])]).trackCount == 1)
    }

    @Test func `a net that begins over the end of another runs before it`() {
        let router = ChannelRouter([.init(above: [9], below: [5]), .init(above: [5], below: [1])])
        #expect(router.routes[1].pieces[0].track < router.routes[0].pieces[0].track)
    }

    @Test func `nets that change places are led past each other at a free column`() {
        let router = ChannelRouter([.init(above: [2], below: [6]), .init(above: [6], below: [2])])
        #expect(router.trackCount == 3)
        let bent = router.routes.first { $0.pieces.count == 2 }
        let bend = bent?.stretches.first { $0.from != nil && $0.to != nil }
        #expect(bend.map { ![2, 6].contains($0.column) } == true)
    }

    @Test func `a net that passes below itself forks on two tracks`() {
        let router = ChannelRouter([.init(above: [5], below: [1, 5, 9])])
        #expect(router.routes[0].pieces.map(\.track).sorted() == [0, 1])
    }
}
