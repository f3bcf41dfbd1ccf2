/// How much of a row or column of panes one pane takes.
public enum Extent: Sendable, Hashable {
    /// Exactly this many cells, as long as there are any left.
    case cells(Int)
    /// A share of what the fixed panes leave, by weight.
    case share(Int)
}

extension Rect {
    /// The block without `amount` cells on every side; what would be negative is empty.
    public func inset(by amount: Int) -> Rect {
        inset(left: amount, top: amount, right: amount, bottom: amount)
    }

    /// The block without so many cells on each side; what would be negative is empty.
    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(
            x: x.clampedAdding(min(max(0, left), width)),
            y: y.clampedAdding(min(max(0, top), height)),
            width: width - min(max(0, left), width) - min(max(0, right), width),
            height: height - min(max(0, top), height) - min(max(0, bottom), height)
        )
    }

    /// The first `count` rows and the rest below them.
    public func removing(top count: Int) -> (removed: Rect, rest: Rect) {
        let taken = min(max(0, count), height)
        return (
            Rect(x: x, y: y, width: width, height: taken),
            Rect(x: x, y: y.clampedAdding(taken), width: width, height: height - taken)
        )
    }

    /// The last `count` rows and the rest above them.
    public func removing(bottom count: Int) -> (removed: Rect, rest: Rect) {
        let taken = min(max(0, count), height)
        let (rest, removed) = removing(top: height - taken)
        return (removed, rest)
    }

    /// The first `count` columns and the rest to their right.
    public func removing(left count: Int) -> (removed: Rect, rest: Rect) {
        let taken = min(max(0, count), width)
        return (
            Rect(x: x, y: y, width: taken, height: height),
            Rect(x: x.clampedAdding(taken), y: y, width: width - taken, height: height)
        )
    }

    /// The last `count` columns and the rest to their left.
    public func removing(right count: Int) -> (removed: Rect, rest: Rect) {
        let taken = min(max(0, count), width)
        let (rest, removed) = removing(left: width - taken)
        return (removed, rest)
    }

    /// Panes side by side from left to right, one for each extent, `gap` columns between them.
    ///
    /// The panes never leave the block. Where it is too narrow, the last ones are the ones that get nothing.
    public func columns(_ extents: [Extent], gap: Int = 0) -> [Rect] {
        Self.split(width, extents, gap: gap).map { span in
            Rect(x: x.clampedAdding(span.start), y: y, width: span.length, height: height)
        }
    }

    /// Panes below each other from top to bottom, one for each extent, `gap` rows between them.
    public func rows(_ extents: [Extent], gap: Int = 0) -> [Rect] {
        Self.split(height, extents, gap: gap).map { span in
            Rect(x: x, y: y.clampedAdding(span.start), width: width, height: span.length)
        }
    }

    /// The block of at most `size` in the middle of this one.
    public func centered(_ size: Size) -> Rect {
        let width = min(size.width, self.width)
        let height = min(size.height, self.height)
        return Rect(
            x: x.clampedAdding((self.width - width) / 2),
            y: y.clampedAdding((self.height - height) / 2),
            width: width,
            height: height
        )
    }

    private static func split(_ length: Int, _ extents: [Extent], gap: Int) -> [(start: Int, length: Int)] {
        let gap = max(0, gap)
        var free = max(0, length - gap * max(0, extents.count - 1))
        var weight = 0
        var sizes: [Int] = []
        for extent in extents {
            switch extent {
            case .cells(let count):
                let taken = min(max(0, count), free)
                free -= taken
                sizes.append(taken)
            case .share(let share):
                weight += max(0, share)
                sizes.append(0)
            }
        }
        // Each share is cut from what is left over the weights left, so that rounding never loses a cell.
        for (index, extent) in extents.enumerated() {
            guard case .share(let share) = extent, weight > 0, share > 0 else { continue }
            sizes[index] = free * share / weight
            free -= sizes[index]
            weight -= share
        }
        var start = 0
        return sizes.map { size in
            defer { start = min(length, start + size + gap) }
            return (start, min(size, max(0, length - start)))
        }
    }
}
