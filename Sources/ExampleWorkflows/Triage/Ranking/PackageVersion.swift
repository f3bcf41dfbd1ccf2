/// A package version in Debian's order: epoch, upstream version, revision (deb-version(7)).
struct PackageVersion: Comparable, Sendable {
    private let epoch: Int
    private let upstream: [UInt8]
    private let revision: [UInt8]

    init(_ text: String) {
        var rest = Array(text.utf8)[...]
        if let colon = rest.firstIndex(of: 58), let number = Int(String(decoding: rest[..<colon], as: UTF8.self)) {
            epoch = number
            rest = rest[(colon + 1)...]
        } else {
            epoch = 0
        }
        if let dash = rest.lastIndex(of: 45) {
            upstream = Array(rest[..<dash])
            revision = Array(rest[(dash + 1)...])
        } else {
            upstream = Array(rest)
            revision = []
        }
    }

    static func == (left: PackageVersion, right: PackageVersion) -> Bool { order(left, right) == 0 }
    static func < (left: PackageVersion, right: PackageVersion) -> Bool { order(left, right) < 0 }

    private static func order(_ left: PackageVersion, _ right: PackageVersion) -> Int {
        if left.epoch != right.epoch { return left.epoch < right.epoch ? -1 : 1 }
        let upstream = order(left.upstream, right.upstream)
        return upstream != 0 ? upstream : order(left.revision, right.revision)
    }

    /// Compares alternating runs of other characters and of digits; `~` sorts before everything, even the end.
    private static func order(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var first = left[...]
        var second = right[...]
        while !first.isEmpty || !second.isEmpty {
            while first.first.map({ !isDigit($0) }) ?? false || second.first.map({ !isDigit($0) }) ?? false {
                let one = rank(first.first)
                let other = rank(second.first)
                if one != other { return one < other ? -1 : 1 }
                first = first.dropFirst()
                second = second.dropFirst()
            }
            let one = first.prefix(while: isDigit)
            let other = second.prefix(while: isDigit)
            first = first.dropFirst(one.count)
            second = second.dropFirst(other.count)
            let number = one.drop { $0 == 48 }
            let otherNumber = other.drop { $0 == 48 }
            if number.count != otherNumber.count { return number.count < otherNumber.count ? -1 : 1 }
            for (digit, otherDigit) in zip(number, otherNumber) where digit != otherDigit {
                return digit < otherDigit ? -1 : 1
            }
        }
        return 0
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    private static func rank(_ byte: UInt8?) -> Int {
        guard let byte, !isDigit(byte) else { return 0 }
        if byte == 126 { return -1 }
        return (byte | 0x20) &- 97 < 26 ? Int(byte) : Int(byte) + 256
    }
}
