/// Something that is mostly not there, and takes no more than a pointer while it is not.
indirect enum Rare<Value: Sendable>: Sendable {
    case none
    case some(Value)

    init(_ value: Value?) {
        if let value { self = .some(value) } else { self = .none }
    }
}
