import Testing

@testable import Workflows

@Suite struct NumberedTableTests {
    /// A table beside a dictionary that is changed in the same way.
    private struct Pair {
        var table = NumberedTable<String>()
        var model: [Int: String] = [:]

        mutating func set(_ value: String, at number: Int) {
            table.set(value, at: number)
            model[number] = value
        }

        func check() {
            #expect(table.numbers == model.keys.sorted())
            #expect(table.values == model.keys.sorted().map { model[$0] })
            #expect(table.count == model.count && table.isEmpty == model.isEmpty)
        }
    }

    @Test func `it holds what a dictionary holds, whatever is added, changed and removed, in whatever order`() {
        var random = SeededRandom(7)
        for _ in 0..<20 {
            var pair = Pair()
            var next = Int(random.next() % 3)
            for step in 0..<400 {
                let known = pair.model.keys.sorted()
                let old = known.isEmpty ? nil : known[Int(random.next() % UInt64(known.count))]
                switch random.next() % 10 {
                case 0..<4:
                    pair.set("\(step)", at: next)
                    next += 1 + Int(random.next() % 20 == 0 ? random.next() % 300 : 0)
                case 4..<7:
                    guard let old else { continue }
                    #expect(pair.table.removeValue(forKey: old) == pair.model.removeValue(forKey: old))
                case 7:
                    // One that was passed over, or is there.
                    let number = Int(random.next() % UInt64(next + 1))
                    pair.set("late \(step)", at: number)
                    next = max(next, number + 1)
                case 8:
                    guard let old else { continue }
                    pair.table[old]? += "+"
                    pair.model[old]? += "+"
                    pair.table.change(old) { $0? += "!" }
                    pair.model[old]? += "!"
                default:
                    let number = Int(random.next() % UInt64(next + 1))
                    #expect(pair.table[number] == pair.model[number])
                    #expect(pair.table.contains(number) == (pair.model[number] != nil))
                    pair.table[number] = nil
                    pair.model[number] = nil
                }
            }
            pair.check()
        }
    }

    @Test func `tables with the same values are equal, however they came to them`() {
        var (one, other) = (NumberedTable<Int>(), NumberedTable<Int>())
        for number in 1...1000 { one.set(number, at: number) }
        for number in 1...1000 where number % 100 != 0 { _ = one.removeValue(forKey: number) }
        for number in stride(from: 100, through: 1000, by: 100) { other.set(number, at: number) }
        #expect(one == other)
        other.set(0, at: 300)
        #expect(one != other)
        one.removeAll()
        #expect(one == NumberedTable() && one.isEmpty)
    }

    @Test func `room that is made a little at a time moves what is there now and then only`() {
        var table = NumberedTable<Int>()
        var moves = 0
        for number in stride(from: 0, to: 20_000, by: 2) {
            let room = table.room
            table.reserve(2)
            for next in [number, number + 1] { table.set(next, at: next) }
            if table.room != room { moves += 1 }
        }
        #expect(table.count == 20_000 && moves < 30)
    }

    @Test func `one that stays while many come and go does not make the table grow`() {
        var table = NumberedTable<Int>()
        table.set(0, at: 0)
        var most = 0
        for number in 1...10_000 {
            table.set(number, at: number)
            if number > 3 { _ = table.removeValue(forKey: number - 3) }
            most = max(most, table.places)
        }
        #expect(most < 200)
        #expect(table.numbers == [0, 9_998, 9_999, 10_000])
    }
}
