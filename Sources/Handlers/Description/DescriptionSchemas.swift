import Web

/// The bodies that the API takes.
enum DescriptionSchemas {
    static let all: [String: JSONValue] = [
        "AddDomain": [
            "type": "object",
            "required": ["name"],
            "properties": [
                "name": ["type": "string", "description": "A domain name, international or in its A-label form"]
            ],
        ]
    ]
}
