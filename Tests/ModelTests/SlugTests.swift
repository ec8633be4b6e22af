import FoundationEssentials
import Model
import Testing

/// Field case F72.
@Suite struct SlugTests {
    private struct FieldCase: Decodable {
        let id: String
        let input: SlugInput
        let expected: Expected
    }
    private struct SlugInput: Decodable {
        let text: String?
        init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }
    private struct Expected: Decodable { let ok: Bool? }

    @Test func fieldCases() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/field-cases.json")
        let all = try JSONDecoder().decode([FieldCase].self, from: Data(contentsOf: file))
        let slugs = all.filter { $0.id.hasPrefix("F72.") }
        #expect(slugs.count >= 20)
        for row in slugs {
            let text = try #require(row.input.text)
            let accepted = (try? Slug(text)) != nil
            #expect(accepted == row.expected.ok, "\(row.id) \(text)")
        }
    }
}
