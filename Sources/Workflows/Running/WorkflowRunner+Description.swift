import Logging

extension WorkflowRunner {
    public var anyRunner: any AnyWorkflowRunner { self }

    public var declaration: WorkflowDeclaration { W.declaration }

    public var timeout: RunTimeout? { options.timeout }

    public var graph: WorkflowGraph {
        WorkflowGraph(declaration: declaration, steps: compiled.descriptions, resources: W.resources)
    }

    public var events: [EventType] { compiled.plan.types.known }

    /// The type of event that starts a run.
    public var startEventType: W.Input.Type { W.Input.self }

    /// The type of event that ends a run.
    public var stopEventType: W.Output.Type { W.Output.self }

    public var startSchema: JSONSchema? { JSONSchema.of(W.Input.self) }

    public var stopSchema: JSONSchema? { JSONSchema.of(W.Output.self) }

    public func schema(ofEvent name: String) -> JSONSchema? {
        let known = compiled.plan.types.known
        let type = known.first { $0.name == name } ?? known.first { $0.shortName == name }
        return type.map { JSONSchema.of($0.type) }
    }

    public var errors: [WorkflowProblem] { compiled.errors }

    public var asksPeople: Bool { compiled.asksPeople }

    /// Checks everything that can be checked before a run, also when validation is off for runs.
    public func validate() -> Validation {
        // Only a limit that counts people has anything to add to what is found once for all runners.
        guard case .total? = timeout else { return compiled.validation }
        return GraphValidation.validate(declaration: declaration, steps: compiled.descriptions, timeout: timeout)
            .adding(ResourceValidation(declaration, W.resources).problems)
    }

    public func validate(resources: Bool) async -> Validation {
        guard resources else { return validate() }
        let tried = await ResourceValidation(declaration, W.resources).tryOut(in: options.resources)
        return GraphValidation.validate(declaration: declaration, steps: compiled.descriptions, timeout: timeout)
            .adding(tried)
    }

    public func start(fields: [String: JSON], options: RunOptions) throws -> any AnyWorkflowHandler {
        try run(fields: fields, options: options)
    }

    public func start(_ event: any StartEvent, options: RunOptions) throws -> any AnyWorkflowHandler {
        guard let event = event as? W.Input else {
            throw WorkflowRuntimeError(
                "The start event must be an instance of '\(EventType(W.Input.self).shortName)', "
                    + "not of '\(EventType(type(of: event)).shortName)'."
            )
        }
        return try run(event, options: options)
    }

    func startEvent(from fields: [String: JSON]) throws -> W.Input {
        let schema = JSONSchema.of(W.Input.self)
        do {
            return try EventFields(schema).make(W.Input.self, from: .object(fields))
        } catch let rejected as FieldsRejected {
            throw WorkflowRuntimeError(
                "Failed creating a start event of type '\(EventType(W.Input.self).shortName)' with the fields: "
                    + "\(JSON.object(fields).masked(by: schema).text). \(rejected.words)"
            )
        }
    }

    func warnAboutIgnored(_ fields: [String: JSON]) {
        guard !fields.isEmpty else { return }
        let shown = JSON.object(fields).masked(by: JSONSchema.of(W.Input.self)).text
        Logger(label: "workflows").warning(
            "Fields are not supported when 'run()' is invoked with a start event. These fields will be ignored: \(shown)"
        )
    }
}
