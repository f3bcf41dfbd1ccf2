extension WorkflowGraph {
    /// A resource as a node: something that steps ask for and do not make themselves.
    public struct ResourceNode: Sendable, Hashable {
        /// Unique in the graph; made of a digest of the resource's name.
        public var id: String
        /// The words that other programs show for it; the type's name where nothing else is known.
        public var label: String
        /// The name of its value's type.
        public var type: String
        /// What it is for, in prose, if the graph knows.
        public var description: String?
        /// Where its value comes from.
        public var source: Source

        /// Makes the node of one resource.
        public init(id: String, label: String, type: String, description: String? = nil, source: Source) {
            self.id = id
            self.label = label
            self.type = type
            self.description = description
            self.source = source
        }

        /// Where a resource's value comes from.
        public enum Source: Sendable, Hashable {
            /// What makes it, by name, and where that is declared.
            case maker(name: String, place: SourcePlace?)
            /// A file, the way to an object inside it, and, where the graph tells, the object's schema and the object.
            case configuration(file: String, selector: String?, schema: JSON?, value: JSON?)
        }

        /// The resource in a few words: what makes it and what it is, or the file it is read from.
        public var words: String {
            switch source {
            case .maker(let name, _): name == type ? name : "\(name): \(type)"
            case .configuration(let file, let selector, _, _):
                selector.map { $0.isEmpty ? file : "\(file):\($0)" } ?? file
            }
        }

        /// Where it is declared, if the graph knows.
        public var place: SourcePlace? {
            if case .maker(_, let place) = source { place } else { nil }
        }
    }
}

extension WorkflowGraph.ResourceNode {
    /// The node of a resource that is described here; what stands in its file is not told.
    init(_ resource: any AnyResource) {
        let facts = resource as? any DescribedResource
        let type = facts?.valueName ?? String(describing: Swift.type(of: resource))
        var digest = StableDigest()
        digest.add(resource.name)
        let hexadecimal = String(digest.value, radix: 16)
        let number = (String(repeating: "0", count: 16 - hexadecimal.count) + hexadecimal).prefix(12)
        if let configuration = facts?.configuration {
            let file = configuration.file
            self.init(
                id: "resource_config_\(number)",
                label: type,
                type: type,
                source: .configuration(
                    file: file,
                    selector: configuration.selector.isEmpty ? nil : configuration.selector,
                    schema: facts?.valueSchema?.json,
                    value: nil
                )
            )
        } else {
            self.init(
                id: "resource_\(number)",
                label: type,
                type: type,
                source: .maker(name: resource.name, place: resource.place)
            )
        }
    }

    /// Reads a node; what is missing is empty.
    init(json: JSON, id: String) {
        let type = json["type_name"]?.stringValue ?? ""
        let source: Source
        if json["node_type"]?.stringValue == "resource_config" {
            source = .configuration(
                file: json["config_file"]?.stringValue ?? "",
                selector: json["path_selector"]?.stringValue,
                schema: json["config_schema"].flatMap { $0 == .null ? nil : $0 },
                value: json["config_value"].flatMap { $0 == .null ? nil : $0 }
            )
        } else {
            var place: SourcePlace?
            if let file = json["source_file"]?.stringValue {
                place = SourcePlace(
                    fileID: file,
                    line: json["source_line"]?.integerValue ?? 1,
                    column: json["source_column"]?.integerValue ?? 1
                )
            }
            source = .maker(name: json["getter_name"]?.stringValue ?? type, place: place)
        }
        self.init(
            id: id,
            label: json["label"]?.stringValue ?? type,
            type: type,
            description: json["description"]?.stringValue,
            source: source
        )
    }

    var json: JSON {
        var node: [String: JSON] = [
            "id": .string(id), "label": .string(label), "type_name": .string(type), "description": .text(description),
        ]
        switch source {
        case .maker(let name, let place):
            node["node_type"] = "resource"
            node["getter_name"] = .string(name)
            node["source_file"] = .text(place?.fileID)
            node["source_line"] = place.map { .integer($0.line) } ?? .null
            if let place, place.column != 1 { node["source_column"] = .integer(place.column) }
        case .configuration(let file, let selector, let schema, let value):
            node["node_type"] = "resource_config"
            node["config_file"] = .string(file)
            node["path_selector"] = .text(selector)
            node["config_schema"] = schema ?? .null
            node["config_value"] = value ?? .null
        }
        return .object(node)
    }
}

/// Collects the nodes of resources, each name once, and who needs whom among them.
struct ResourceNodes {
    private(set) var nodes: [WorkflowGraph.ResourceNode] = []
    private(set) var edges: [WorkflowGraph.Edge] = []
    private var ids: [String: String] = [:]

    /// Adds a resource and what it is declared to need; gives its node's id.
    mutating func add(_ resource: any AnyResource) -> String {
        // Circles end here: what is known has been walked, or is being walked.
        if let known = ids[resource.name] { return known }
        let node = WorkflowGraph.ResourceNode(resource)
        ids[resource.name] = node.id
        nodes.append(node)
        for need in resource.needs {
            let target = add(need)
            edges.append(WorkflowGraph.Edge(source: .resource(node.id), target: .resource(target), kind: .ordinary))
        }
        return node.id
    }
}
