public import TerminalUI
import Workflows

extension Form {
    /// The rows all fields take at a width, without the `[ Send ]` line.
    public func preferredHeight(width: Int) -> Int {
        let layout = FormLayout(fields, width: width)
        let rows = fields.reduce(0) { $0 + layout.rows(of: $1) }
        return max(1, rows + (wholeError == nil ? 0 : 1) + (showsJSON ? 1 : 0))
    }

    /// Draws the fields, scrolled so that the one with the focus is seen.
    ///
    /// - Parameter onePageField: only the field with the focus is drawn, for the smallest screens.
    /// - Returns: where the cursor belongs, when the focus is in a field.
    public func draw(
        in area: Rect,
        on buffer: inout CellBuffer,
        styles: ThemeStyles,
        focused: Bool,
        onePageField: Bool,
        usesASCII: Bool
    ) -> Point? {
        guard !area.isEmpty else { return nil }
        var rest = area
        if let wholeError {
            let (top, below) = rest.removing(top: 1)
            buffer.draw(
                "\(FormGlyphs(usesASCII).wrong) \(wholeError)" as SafeText,
                in: top,
                style: styles[.promptError]
            )
            rest = below
        }
        if showsJSON {
            let (bottom, above) = rest.removing(bottom: 1)
            buffer.draw(SafeText(untrusted: JSON.object(value).text, limit: 500), in: bottom, style: styles[.textMuted])
            rest = above
        }
        let layout = FormLayout(fields, width: area.width)
        if onePageField {
            guard fields.indices.contains(position.index) else { return nil }
            return FormRow(field: fields[position.index], layout: layout, isStacked: true, usesASCII: usesASCII)
                .draw(in: rest, on: &buffer, styles: styles, isFocused: focused && !isOnSend)
        }
        var cursor: Point?
        var top = rest.minY - firstVisibleRow(layout, height: rest.height)
        for (index, field) in fields.enumerated() {
            let rect = Rect(x: rest.x, y: top, width: rest.width, height: layout.rows(of: field))
            if rect.minY >= rest.minY, rect.minY < rest.maxY {
                let row = FormRow(field: field, layout: layout, isStacked: false, usesASCII: usesASCII)
                let place = row.draw(
                    in: rect.intersection(rest),
                    on: &buffer,
                    styles: styles,
                    isFocused: focused && index == focus
                )
                if index == focus { cursor = place }
            }
            top += layout.rows(of: field)
        }
        return focused ? cursor : nil
    }

    /// Scrolls no further than needed to show the focused field whole.
    private func firstVisibleRow(_ layout: FormLayout, height: Int) -> Int {
        let index = min(focus, max(0, fields.count - 1))
        guard fields.indices.contains(index) else { return 0 }
        let before = fields[..<index].reduce(0) { $0 + layout.rows(of: $1) }
        let end = before + layout.rows(of: fields[index])
        return max(0, min(before, end - height))
    }
}

/// The glyphs of forms, in Unicode and ASCII.
struct FormGlyphs {
    let wrong: SafeText
    let chosen: SafeText
    let open: SafeText
    let marker: SafeText

    init(_ usesASCII: Bool) {
        wrong = usesASCII ? "x" : "✗"
        chosen = usesASCII ? "(*)" : "(●)"
        open = "( )"
        marker = usesASCII ? ">" : "▸"
    }
}

/// The columns of a form: names, inputs, and beside the inputs what fits into them.
struct FormLayout {
    /// The width of the names.
    let name: Int
    /// The cells a line has for input and hint.
    let line: Int
    /// The width of one-line inputs; as wide as the longest text needs, so that hints stand near and are read whole.
    let input: Int
    /// Whether there is room for hints at all.
    let hasHints: Bool

    static let leastInput = 20
    static let gap = 2

    init(_ fields: [FormField], width: Int) {
        let longest = fields.map { SafeText(untrusted: $0.spec.name).width }.max() ?? 0
        name = min(longest, max(4, width / 3))
        line = max(1, width - name - 4)
        hasHints = width >= 60
        let texts = fields.map { field in
            if case .text(let text) = field.input, !field.takesLineBreaks {
                // A cell for the cursor.
                return SafeText(untrusted: String(text.text.prefix(400))).width + 1
            }
            return 0
        }
        let hints = fields.map { $0.hint.width }.max() ?? 0
        let kept = min(hints, line / 3)
        input = min(max(FormLayout.leastInput, texts.max() ?? 0), max(1, line - FormLayout.gap - kept))
    }

    /// The cells for a field's hint in the line of its input.
    func hintRoom(of field: FormField) -> Int {
        guard hasHints else { return 0 }
        let used =
            if case .choice = field.input { field.choicesWidth } else { field.takesLineBreaks ? line * 2 / 3 : input }
        return max(0, line - used - FormLayout.gap)
    }

    /// The lines below the input for a hint that is too long to stand beside it; at most two.
    func hintLines(of field: FormField) -> [SafeText] {
        guard hasHints, field.hint.width > hintRoom(of: field) else { return [] }
        return Array(field.hint.wrapped(to: line).prefix(2))
    }

    /// The rows the field takes: its lines, its completions, and a long hint.
    func rows(of field: FormField) -> Int {
        (field.takesLineBreaks ? 3 : 1) + (field.completions.isEmpty ? 0 : 1) + hintLines(of: field).count
    }
}

extension FormField {
    /// What fits into the field, in words.
    var hint: SafeText {
        if case .choice = spec.kind { return spec.isRequired ? "" : "optional" }
        if let words = spec.schema.description, !words.isEmpty { return SafeText(untrusted: words, limit: 200) }
        return SafeText(untrusted: spec.hint)
    }

    /// The cells that all choices take beside each other.
    var choicesWidth: Int {
        spec.choiceNames.reduce(-3) { $0 + SafeText(untrusted: $1).width + 7 }
    }
}

/// Draws one field.
struct FormRow {
    let field: FormField
    let layout: FormLayout
    /// Whether name and input stand below each other, for narrow screens.
    let isStacked: Bool
    let usesASCII: Bool

    func draw(in area: Rect, on buffer: inout CellBuffer, styles: ThemeStyles, isFocused: Bool) -> Point? {
        guard !area.isEmpty else { return nil }
        let glyphs = FormGlyphs(usesASCII)
        let name = SafeText(untrusted: field.spec.name)
        let nameStyle = isFocused ? styles[.title] : styles[.text]
        var input: Rect
        if isStacked {
            let (top, below) = area.removing(top: 1)
            buffer.draw(name, in: top, style: nameStyle)
            input = below
        } else {
            let (left, right) = area.removing(left: layout.name + 4)
            if isFocused { buffer.draw(glyphs.marker, at: left.origin, style: styles[.title], in: left) }
            buffer.draw(
                name.middleTruncated(to: layout.name),
                at: left.origin.moved(columns: 2),
                style: nameStyle,
                in: left
            )
            input = right
        }
        guard !input.isEmpty else { return nil }
        if let error = field.error {
            drawError("\(glyphs.wrong) \(error)", style: styles[.promptError], in: &input, on: &buffer)
        } else if layout.hasHints, !isStacked {
            drawHint(style: styles[.promptHint], in: &input, on: &buffer)
        }
        drawCompletions(in: input, on: &buffer, styles: styles)
        let line = Rect(
            x: input.x,
            y: input.y,
            width: input.width,
            height: min(input.height, field.takesLineBreaks ? 3 : 1)
        )
        switch field.input {
        case .choice(let chosen):
            return drawChoices(chosen, in: line, on: &buffer, styles: styles, isFocused: isFocused)
        case .text(let text):
            return text.draw(in: line, on: &buffer, styles: styles, isFocused: isFocused)
        }
    }

    /// What fits, beside the input where there is room, else below it.
    private func drawHint(style: Style, in input: inout Rect, on buffer: inout CellBuffer) {
        let hint = field.hint
        let lines = layout.hintLines(of: field)
        guard lines.isEmpty else {
            let (below, rest) = input.removing(bottom: min(lines.count, max(0, input.height - 1)))
            for (row, line) in lines.prefix(below.height).enumerated() {
                buffer.draw(line, in: below, row: row, style: style)
            }
            input = rest
            return
        }
        let room = layout.hintRoom(of: field)
        guard room > 0, !hint.isEmpty else { return }
        let (beside, rest) = input.removing(right: room)
        buffer.draw(hint, in: beside, style: style)
        input = rest.inset(right: min(FormLayout.gap, rest.width - 1))
    }

    /// What is wrong, beside the input, of which it may take half.
    private func drawError(_ text: SafeText, style: Style, in input: inout Rect, on buffer: inout CellBuffer) {
        let standard = layout.hintRoom(of: field)
        let room = max(standard, min(text.width, input.width / 2))
        guard room > 0, input.width > room + 8 else {
            // No room beside the input: what is wrong is more important than what was typed.
            buffer.draw(text, in: Rect(x: input.x, y: input.maxY - 1, width: input.width, height: 1), style: style)
            return
        }
        let (right, left) = input.removing(right: room)
        buffer.draw(text.truncated(to: room), in: right, style: style)
        input = left.inset(right: min(FormLayout.gap, left.width - 1))
    }

    private func drawChoices(
        _ chosen: Int?,
        in line: Rect,
        on buffer: inout CellBuffer,
        styles: ThemeStyles,
        isFocused: Bool
    ) -> Point? {
        let glyphs = FormGlyphs(usesASCII)
        let names = field.spec.choiceNames.map { SafeText(untrusted: $0) }
        var cursor = line.origin.moved(columns: 1)
        let needed = names.reduce(-3) { $0 + $1.width + 7 }
        var x = line.minX
        // Where not all fit, the list begins at the chosen one.
        let first = needed > line.width ? max(0, (chosen ?? 0)) : 0
        for index in names.indices.dropFirst(first) {
            let isChosen = index == chosen
            let text = (isChosen ? glyphs.chosen : glyphs.open) + " " + names[index]
            guard x < line.maxX else { break }
            let style = isChosen ? styles[.title] : styles[.text]
            let place = Point(x: x, y: line.y)
            if isChosen { cursor = place.moved(columns: 1) }
            x += buffer.draw(text, at: place, style: isFocused && isChosen ? style.adding(.bold) : style, in: line) + 3
        }
        return isFocused ? cursor : nil
    }

    private func drawCompletions(in input: Rect, on buffer: inout CellBuffer, styles: ThemeStyles) {
        guard !field.completions.isEmpty, input.height > 1 else { return }
        let names = field.completions.prefix(20).map { path -> String in
            let parts = path.split(separator: "/")
            return (parts.last.map(String.init) ?? path) + (path.hasSuffix("/") ? "/" : "")
        }
        let text = SafeText(untrusted: names.joined(separator: "  "))
        let row = Rect(x: input.x, y: input.maxY - 1, width: input.width, height: 1)
        buffer.draw(text, in: row, style: styles[.textMuted])
    }
}
