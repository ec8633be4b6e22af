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
        ],
        "SetDMARC": [
            "type": "object",
            "required": ["policy"],
            "properties": [
                "policy": ["type": "string", "enum": ["none", "quarantine", "reject"]],
                "isNewDomain": ["type": "boolean", "description": "The domain never sent mail before"],
                "confirm": ["type": "boolean", "description": "Set it in spite of the reasons to wait"],
            ],
        ],
    ]
}
