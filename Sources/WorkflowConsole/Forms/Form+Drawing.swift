public import TerminalUI
import Workflows

extension Form {
    /// The rows all fields take at a width, without the `[ Send ]` line.
    public func preferredHeight(width: Int) -> Int {
        let rows = fields.reduce(0) { $0 + $1.rows }
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
        var top = rest.minY - firstVisibleRow(height: rest.height)
        for (index, field) in fields.enumerated() {
            let rect = Rect(x: rest.x, y: top, width: rest.width, height: field.rows)
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
            top += field.rows
        }
        return focused ? cursor : nil
    }

    /// Scrolls no further than needed to show the focused field whole.
    private func firstVisibleRow(height: Int) -> Int {
        let index = min(focus, max(0, fields.count - 1))
        guard fields.indices.contains(index) else { return 0 }
        let before = fields[..<index].reduce(0) { $0 + $1.rows }
        let end = before + fields[index].rows
        return max(0, min(before, end - height))
    }
}

extension FormField {
    /// The rows the field takes: its line, its text lines beyond the first, its completions.
    var rows: Int {
        var rows = 1
        if takesLineBreaks { rows = 3 }
        if !completions.isEmpty { rows += 1 }
        return rows
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

/// The columns of a form: names, inputs, hints.
struct FormLayout {
    let name: Int
    let hint: Int

    init(_ fields: [FormField], width: Int) {
        let longest = fields.map { SafeText(untrusted: $0.spec.name).width }.max() ?? 0
        name = min(longest, max(4, width / 3))
        hint = width >= 60 ? min(32, width / 3) : 0
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
            drawRemark("\(glyphs.wrong) \(error)", style: styles[.promptError], in: &input, on: &buffer)
        } else if layout.hint > 0, !isStacked {
            drawRemark(hint, style: styles[.promptHint], in: &input, on: &buffer)
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

    /// Words at the right end of the line: what fits, or what is wrong; errors may take more room than hints.
    private func drawRemark(_ text: SafeText, style: Style, in input: inout Rect, on buffer: inout CellBuffer) {
        let isChoice = if case .choice = field.spec.kind { true } else { false }
        let standard = isChoice ? text.width : layout.hint
        let room = field.error == nil ? standard : max(standard, min(text.width, input.width / 2))
        guard room > 0, input.width > room + 8 else {
            // No room beside the input: what is wrong is more important than what was typed.
            if field.error != nil {
                buffer.draw(text, in: Rect(x: input.x, y: input.maxY - 1, width: input.width, height: 1), style: style)
            }
            return
        }
        let (right, left) = input.removing(right: room + 2)
        buffer.draw(text.truncated(to: room), at: right.origin.moved(columns: 2), style: style, in: right)
        input = left
    }

    private var hint: SafeText {
        if case .choice = field.spec.kind { return field.spec.isRequired ? "" : "optional" }
        if let words = field.spec.schema.description, !words.isEmpty { return SafeText(untrusted: words, limit: 200) }
        return SafeText(untrusted: field.spec.hint)
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
