extension Journal {
    /// Refuses an event that it could not keep, before anything is made of it.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when it cannot be encoded, or no other process would know its name.
    func check(_ event: any WorkflowEvent) throws {
        let type = EventType(Swift.type(of: event))
        if isDurable, type.isPrivate {
            throw WorkflowRuntimeError(
                "\(type.shortName) is private or local, so no journal can name it. "
                    + "Make it at least internal, or give it an eventName."
            )
        }
        do {
            func encode<E: WorkflowEvent>(_ event: E) throws { _ = try JSON(encoding: event) }
            try encode(event)
        } catch {
            throw WorkflowRuntimeError(
                "\(type.shortName) cannot be kept in the run's journal, because it cannot be encoded: "
                    + ErrorWords.message(of: error)
            )
        }
    }
}

extension RunDriver {
    /// Refuses an event that the run's journal could not keep; without a journal, none.
    ///
    /// - Throws: as ``Journal/check(_:)``.
    func checkRecordable(_ event: any WorkflowEvent) throws { try journal?.store.check(event) }

    /// The same for a body that cannot be told at once: it fails when it returns.
    func isRecordable(_ event: any WorkflowEvent, of work: StepWork) -> Bool {
        do { try checkRecordable(event) } catch {
            work.refuse(error)
            return false
        }
        return true
    }

    /// What a body comes to: its failure, when the journal could not keep what it returned.
    func recordable(_ outcome: BodyOutcome) -> BodyOutcome {
        do {
            switch outcome {
            case .returned(.event(let event)): try checkRecordable(event)
            case .returned(.fanOut(let events)): for event in events { try checkRecordable(event) }
            case .returned(.none), .returned(.feed), .threw: break
            }
        } catch { return .threw(error) }
        return outcome
    }
}
