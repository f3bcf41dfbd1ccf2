public import Workflows

extension FieldArguments {
    /// Why words do not give the fields of an event, in one line that names the field and what to do.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// What sort of fault it is.
        public var kind: Kind
        /// One line for people.
        public var message: String

        /// Makes a failure.
        public init(_ kind: Kind, _ message: String) {
            self.kind = kind
            self.message = message
        }

        /// The sorts of fault, as exit codes tell them apart.
        public enum Kind: Sendable, Hashable {
            /// An unknown or repeated field.
            case usage
            /// A value that does not fit.
            case badInput
            /// A file that cannot be read.
            case noInput
        }

        /// The message.
        public var description: String { message }
    }
}

extension FieldArguments.Failure {
    /// Input that is not what its schema says, as a sentence.
    public init(_ error: FieldError, of owner: String) {
        let whole = error.path.isEmpty
        let subject = whole ? "What is given to \(owner)" : "Field '\(error.path)' of \(owner)"
        // The reasons of schemas are the ends of sentences.
        let joins = error.reason.hasPrefix("is ") || error.reason.hasPrefix("must ")
        let advice = error.reason == "is missing" && !whole ? " Give it as \(error.path)=value." : ""
        self.init(.badInput, "\(subject)\(joins ? " " : ": ")\(error.reason).\(advice)")
    }

    /// A field that nobody knows, with the nearest one.
    public init(unknownField field: String, of owner: String, known: [String]) {
        let name = field.split(separator: ".").last.map(String.init) ?? field
        let start = "\(owner) has no field '\(field)'"
        if known.isEmpty {
            self.init(.usage, "\(start); it takes none.")
        } else if let nearest = name.nearest(in: known) {
            self.init(.usage, "\(start). Did you mean '\(nearest)'?")
        } else {
            self.init(.usage, "\(start). It takes \(known.joined(separator: ", ")).")
        }
    }
}
