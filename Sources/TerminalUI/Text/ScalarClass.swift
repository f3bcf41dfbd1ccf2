/// What may be done with one scalar of untrusted text.
enum ScalarClass {
    /// It can stand in a cell as it is.
    case printable
    /// It goes on the cell before it.
    case mark
    /// It must not reach a terminal; a visible token stands for it.
    case hidden
    /// U+200D, which is shown as `+` between two emoji.
    case joiner
    /// U+FE0F, which is left out directly after an emoji: the base is drawn in its plain form.
    case emojiSelector
    /// Half of a flag, shown by its letter.
    case regional

    /// Decides by Unicode's own properties, so that new scalars of a dangerous class need no new rule.
    ///
    /// Hidden are controls, format controls (bidi controls, zero-widths, tags, interlinear marks), default-ignorable
    /// scalars (fillers, variation selectors), separators of lines and paragraphs, private use, noncharacters, scalars
    /// without a meaning yet, and skin tones, which would merge with the cell before them.
    static func of(_ scalar: Unicode.Scalar) -> ScalarClass {
        let value = scalar.value
        if value < 0x7F { return value < 0x20 ? .hidden : .printable }
        if value < 0x300 { return value < 0xA0 || value == 0xAD ? .hidden : .printable }
        if value >= 0x2190 && value < 0x2400 || value >= 0x2500 && value < 0x2800 { return .printable }
        if value >= 0x3400 && value < 0xA000 || value >= 0xAC00 && value < 0xD7A4 { return .printable }
        switch value {
        case 0x200D: return .joiner
        case 0xFE0F: return .emojiSelector
        case 0x1F1E6...0x1F1FF: return .regional
        case 0x1F3FB...0x1F3FF: return .hidden
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return .hidden
        default:
            if properties.isDefaultIgnorableCodePoint { return .hidden }
            return ScalarWidth.isMark(scalar) ? .mark : .printable
        }
    }

    /// Whether the scalar is an emoji beyond digits and signs, so that a selector or joiner after it is ordinary.
    static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x203C && scalar.properties.isEmoji
    }
}
