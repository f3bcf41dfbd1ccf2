import FoundationEssentials

/// A JSON file and the way to an object inside it.
struct ConfigurationFile: Sendable, Hashable {
    var file: String
    /// `models.fast`; empty for the whole file.
    var selector: String

    /// The file and the way, as messages name them.
    var words: String { selector.isEmpty ? file : "\(file):\(selector)" }

    /// The same with an absolute path, by which what was read is remembered.
    var absolute: ConfigurationFile {
        ConfigurationFile(file: URL(filePath: file).standardizedFileURL.path, selector: selector)
    }

    /// Reads the object.
    ///
    /// - Throws: ``ResourceConfigurationError`` when the file is not there or is not JSON, or the way leads to no object.
    func read() throws -> [String: JSON] {
        let path = absolute.file
        guard path.hasSuffix(".json") else {
            throw error("only JSON files can be read; give it a name that ends in .json")
        }
        guard FileManager.default.fileExists(atPath: path) else { throw error("there is no such file") }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw self.error("it cannot be read; look at its permissions")
        }
        guard let document = try? JSON(parsing: bytes) else { throw error("it is not JSON") }
        let found: JSON
        do {
            found = try document.value(at: FieldPath(selector))
        } catch let missing as FieldPathError {
            // The reason goes into the middle of a sentence.
            throw error(missing.reason.prefix(1).lowercased() + missing.reason.dropFirst().dropLast())
        }
        guard let members = found.objectValue else {
            throw error(
                selector.isEmpty
                    ? "it must hold an object, not \(found.kindWords)"
                    : "'\(selector)' must lead to an object, not to \(found.kindWords)"
            )
        }
        return members
    }

    /// Makes a value of the object; fields that are left out take their defaults, and others in the file are ignored.
    func decode<Value: Decodable>(_ type: Value.Type, from members: [String: JSON]) throws -> Value {
        do {
            return try JSONSchema.of(type).filled(.object(members)).decode(type)
        } catch let wrong as DecodingError {
            let field = FieldError(wrong)
            throw error(field.path.isEmpty ? field.reason : "'\(field.path)' \(field.reason)")
        }
    }

    private func error(_ reason: String) -> ResourceConfigurationError {
        ResourceConfigurationError(file: file, selector: selector, reason: reason)
    }
}
