/// Numbers by cell: a hash table with open addressing, because most of the time of painting goes into looking up cells
/// and the general table of the standard library is made for keys of any kind.
struct CellTable {
    private var keys: [Int]
    private var values: [Int]
    private var mask: Int
    private(set) var count = 0
    private static let free = Int.min

    init(minimumCapacity: Int = 16) {
        var size = 16
        while size < minimumCapacity * 2 { size *= 2 }
        keys = [Int](repeating: Self.free, count: size)
        values = [Int](repeating: 0, count: size)
        mask = size - 1
    }

    func value(x: Int, y: Int) -> Int? {
        let key = Self.key(x, y)
        let slot = slot(of: key)
        return keys[slot] == key ? values[slot] : nil
    }

    /// The value the cell has, after it was given `value` when it had none.
    mutating func insert(_ value: Int, x: Int, y: Int) -> (value: Int, isNew: Bool) {
        let key = Self.key(x, y)
        let slot = slot(of: key)
        if keys[slot] == key { return (values[slot], false) }
        keys[slot] = key
        values[slot] = value
        count += 1
        if count * 2 > keys.count { grow() }
        return (value, true)
    }

    /// Both coordinates are far below the limit of 32 bits: sizes are clamped.
    private static func key(_ x: Int, _ y: Int) -> Int { (y << 32) ^ (x & 0xFFFF_FFFF) }

    private func slot(of key: Int) -> Int {
        // Fibonacci hashing: Knuth, "The Art of Computer Programming", volume 3, section 6.4.
        let hash = UInt(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while keys[slot] != key, keys[slot] != Self.free { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        var larger = CellTable(minimumCapacity: keys.count)
        for (key, value) in zip(keys, values) where key != Self.free {
            let slot = larger.slot(of: key)
            larger.keys[slot] = key
            larger.values[slot] = value
        }
        larger.count = count
        self = larger
    }
}
