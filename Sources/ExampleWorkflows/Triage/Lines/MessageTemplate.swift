#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Makes a message's template: the same words with everything that varies replaced.
///
/// A message is cut at blanks and punctuation. A piece with a digit in it (numbers, addresses, identifiers, hex,
/// dates) becomes `#`, an absolute path becomes `/*`, other pieces stay. Messages that differ in such pieces only
/// have one template. Reuses one buffer; not for several threads at once.
final class MessageTemplate {
    /// Bytes of a template; what follows is not looked at.
    static let longest = 160

    private let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: MessageTemplate.longest + 1)
    /// 0 ends a piece, 1 belongs to it, 2 is a digit in it.
    private let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)

    init() {
        classes.initialize(repeating: 1, count: 256)
        for byte in 0...32 { classes[byte] = 0 }
        for byte in "=,;()[]{}\"'<>|".utf8 { classes[Int(byte)] = 0 }
        for byte in "0123456789".utf8 { classes[Int(byte)] = 2 }
        classes[127] = 0
    }

    deinit {
        buffer.deallocate()
        classes.deallocate()
    }

    /// The template of a message, valid until the next call. With a program, the template begins with its name.
    func of(_ message: LineBytes, program: LineBytes? = nil) -> LineBytes {
        let base = message.base
        let count = message.count
        let longest = Self.longest
        var length = 0
        if let program, program.count > 0 {
            length = min(program.count, 48)
            memcpy(buffer, program.base, length)
            buffer[length] = 58
            buffer[length + 1] = 32
            length += 2
        }
        var index = 0
        while index < count, length < longest {
            let byte = base[index]
            if classes[Int(byte)] == 0 {
                if byte > 32, byte != 127 {
                    buffer[length] = byte
                    length += 1
                } else if length > 0, buffer[length - 1] != 32 {
                    buffer[length] = 32
                    length += 1
                }
                index += 1
                continue
            }
            let start = index
            var seen: UInt8 = 0
            while index < count {
                let kind = classes[Int(base[index])]
                if kind == 0 { break }
                seen |= kind
                index += 1
            }
            if seen & 2 != 0 {
                buffer[length] = 35
                length += 1
            } else if byte == 47, index - start > 1 {
                buffer[length] = 47
                length += 1
                if length < longest {
                    buffer[length] = 42
                    length += 1
                }
            } else {
                let copied = min(index - start, longest - length)
                memcpy(buffer + length, base + start, copied)
                length += copied
            }
        }
        while length > 0, buffer[length - 1] == 32 { length -= 1 }
        return LineBytes(base: UnsafePointer(buffer), count: length)
    }
}
