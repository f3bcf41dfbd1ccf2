/// An event that is only known by its recorded name and fields.
///
/// When a run is continued from its journal, what its bodies had published comes back on the stream. An event whose type
/// this build does not know, because it is in no signature and no declaration of a step, comes back as one of these.
public struct RecordedEvent: Event {
    /// The recorded name of the event's type.
    public var name: String
    /// The event's fields.
    public var fields: JSON

    /// Makes the event from its name and fields.
    public init(name: String, fields: JSON) {
        self.name = name
        self.fields = fields
    }
}
