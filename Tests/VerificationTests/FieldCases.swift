import Foundation

/// Rows of `field-cases.json`; each kind has its own shape.
enum FieldCases {
    static func rows<Row: Decodable>(kind: String) -> [Row] {
        let url = CaseFile.fixtures.appending(path: "field-cases.json")
        do {
            let data = try Data(contentsOf: url)
            let all = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
            let wanted = all.filter { $0["kind"] as? String == kind }
            return try JSONDecoder().decode([Row].self, from: JSONSerialization.data(withJSONObject: wanted))
        } catch {
            fatalError("\(url.path): \(error)")
        }
    }
}
