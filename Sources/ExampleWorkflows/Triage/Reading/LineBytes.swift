#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of one line, without its newline, inside a buffer that is about to be reused.
///
/// Never keep one beyond the call it was passed to. Pointers instead of spans or strings: parsing a million lines
/// must not take a minute in a debug build.
struct LineBytes {
    let base: UnsafePointer<UInt8>
    let count: Int

    /// The first position of a byte at or after `start`, or -1.
    func position(of byte: UInt8, from start: Int = 0) -> Int {
        guard start < count, let found = memchr(base + start, Int32(byte), count - start) else { return -1 }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether these ASCII characters stand at `start`.
    func has(_ text: StaticString, at start: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        return start >= 0 && start + length <= count && memcmp(base + start, text.utf8Start, length) == 0
    }

    /// The first position of these ASCII characters at or after `start`, or -1.
    func position(of text: StaticString, from start: Int = 0) -> Int {
        let length = text.utf8CodeUnitCount
        guard length > 0 else { return -1 }
        var found = position(of: text.utf8Start.pointee, from: start)
        while found >= 0, found + length <= count {
            if memcmp(base + found, text.utf8Start, length) == 0 { return found }
            found = position(of: text.utf8Start.pointee, from: found + 1)
        }
        return -1
    }

    /// The number written with exactly `length` decimal digits at `start`, or -1.
    func number(at start: Int, length: Int) -> Int {
        guard length > 0, start >= 0, start + length <= count else { return -1 }
        var value = 0
        var index = start
        while index < start + length {
            let digit = base[index] &- 48
            if digit > 9 { return -1 }
            value = value &* 10 &+ Int(digit)
            index += 1
        }
        return value
    }

    func part(_ start: Int, _ end: Int) -> LineBytes {
        LineBytes(base: base + start, count: max(0, end - start))
    }

    /// The part as text, at most `limit` bytes of it; bytes that are not UTF-8 become U+FFFD.
    func text(_ start: Int, _ end: Int, limit: Int = 160) -> String {
        let length = min(end - start, limit)
        guard length > 0 else { return "" }
        return String(decoding: UnsafeBufferPointer(start: base + start, count: length), as: UTF8.self)
    }

    /// A hash that is the same in every process and on every machine, made eight bytes at a time.
    func hash(_ start: Int, _ end: Int) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: end - start)
        var index = start
        let raw = UnsafeRawPointer(base)
        while index + 8 <= end {
            state = (state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
            state ^= state >> 32
            index += 8
        }
        var rest: UInt64 = 0
        while index < end {
            rest = rest << 8 | UInt64(base[index])
            index += 1
        }
        state = (state ^ rest) &* 0xC4CE_B9FE_1A85_EC53
        return state ^ (state >> 33)
    }
}
