import Synchronization

/// A run at one moment, from which it can be saved.
struct RunImage: Sendable {
    var machine: RunMachine
    let boxCount: Int
    /// The runs of its children that were under way.
    fileprivate let children: [String: RunDriver]
    /// Children that have not been taken up again since this run itself goes on from a saved one.
    fileprivate let savedChildren: [Int: JSON]
}

extension RunCore {
    /// The run as it stands; one that was cancelled, as it stood then.
    ///
    /// - Parameter event: what the run begins with when its turn comes. One whose turn has not come is given as it
    ///   stands when it has just begun, so that going on with it begins it.
    func image(at now: RunInstant, startingWith event: (any WorkflowEvent)? = nil) -> RunImage {
        if case .some(let image) = cancelled { return image }
        var (machine, boxCount) = (machine, boxCount)
        if let event, machine.hasNeverBegun {
            boxCount += 1
            let type = machine.plan.types.number(of: type(of: event))
            machine = machine.begun(with: EventBox(number: boxCount, type: type, value: event), at: now)
        }
        return RunImage(
            machine: machine.saved(at: now),
            boxCount: boxCount,
            children: childDrivers,
            savedChildren: savedChildren
        )
    }
}

extension RunCore {
    /// Keeps the run as it stands before it is cancelled, unless nobody could ask for it any more.
    mutating func keepForLater(at now: RunInstant) {
        if machine.isRunning, !isOutOfReach { cancelled = .some(image(at: now)) }
    }
}

/// The saved form of a child run, or why there is none.
typealias SavedChild = Result<JSON, SavedRunError>

extension RunImage {
    /// The saved forms of the children that are under way, by number.
    ///
    /// A child that has ended since this image was made is noted in it with its ending, so that it does not begin anew.
    mutating func saveChildren() -> [Int: SavedChild] {
        var forms: [Int: SavedChild] = [:]
        for child in machine.children.values {
            var ending = child.ending
            if ending == nil {
                switch children[child.name]?.savedForm() {
                case .running(let form)?: forms[child.number] = form
                case .over(let since)?: ending = since
                // It has not done anything that could be lost.
                case .new?: break
                case nil: forms[child.number] = savedChildren[child.number].map { .success($0) }
                }
            }
            guard let ending else { continue }
            machine.children[child.number]?.ending = ending
            if ending.status == .completed, ending.result == nil {
                forms[child.number] = .failure(
                    SavedRunError(
                        "The run cannot be saved: the result of its child run \(child.name) cannot be encoded."
                    )
                )
            }
        }
        return forms
    }
}

extension RunDriver {
    /// What there is to save of a child run.
    fileprivate enum ChildForm {
        case new
        case running(SavedChild)
        case over(ChildEnding)
    }

    fileprivate func savedForm() -> ChildForm {
        let now = now
        var image = core.withLock { $0.image(at: now) }
        if let ending = image.machine.ending { return .over(ChildEnding(ending)) }
        guard image.machine.isRunning else { return .new }
        do {
            let children = try image.saveChildren().mapValues { try $0.get() }
            return .running(
                .success(
                    try SavedRunWriter.json(
                        of: image.machine,
                        boxCount: image.boxCount,
                        state: try bodies.stateJSON(),
                        date: now.date,
                        children: children
                    )
                )
            )
        } catch let error as SavedRunError {
            return .running(.failure(error))
        } catch {
            return .running(
                .failure(
                    SavedRunError(
                        "The run cannot be saved: the state of its child run \(id) cannot be encoded: \(error)"
                    )
                )
            )
        }
    }
}
