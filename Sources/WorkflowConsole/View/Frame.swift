public import TerminalUI

/// One screen: what every cell shows, and where the terminal's cursor stands.
public struct Frame: Sendable, Hashable {
    /// Every cell of the screen.
    public var cells: CellBuffer
    /// Hidden when `nil`.
    public var cursor: Point?

    /// Makes a frame; without a place the cursor is hidden.
    public init(cells: CellBuffer, cursor: Point?) {
        self.cells = cells
        self.cursor = cursor
    }
}

/// Draws the console; a pure function of its arguments.
///
/// Any size is drawn, down to one cell. Only rows that are seen are composed.
public func view(
    _ model: Model,
    size: Size,
    styles: ThemeStyles,
    capabilities: TerminalCapabilities = TerminalCapabilities()
) -> Frame {
    var painter = Painter(model: model, size: size, styles: styles, isUnicode: capabilities.unicode)
    painter.drawScreen()
    let cells = capabilities.unicode ? painter.cells : painter.cells.ascii()
    return Frame(cells: cells, cursor: painter.cursor)
}
