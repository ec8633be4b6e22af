import Foundation
import Model
import Testing

@testable import Persistence

struct SQLTests {
    @Test func valuesAreBoundNeverWritten() {
        let name = "x' OR 1 = 1 --"
        let sql: SQL = "SELECT 1 FROM tenant WHERE slug = \(name) AND seats > \(3)"
        #expect(sql.text == "SELECT 1 FROM tenant WHERE slug = ? AND seats > ?")
        #expect(sql.values.count == 2)
    }

    @Test func partsKeepTheirValuesInOrder() {
        let part: SQL = "b = \("2")"
        let sql: SQL = "a = \(1) AND \(part) AND c = \(true)"
        #expect(sql.text == "a = ? AND b = ? AND c = ?")
        #expect(sql.values.map(\.described) == ["1", "2", "1"])
    }

    @Test func listsBecomePlaceholders() {
        let sql: SQL = "a IN (\(list: ["x", "y"])) AND b IN (\(list: [String]()))"
        #expect(sql.text == "a IN (?, ?) AND b IN (NULL)")
        let ids: SQL = "id IN (\(list: [TenantID.make(at: .now), TenantID.make(at: .now)]))"
        #expect(ids.text == "id IN (?, ?)" && ids.values.count == 2)
    }

    @Test func absentValuesAreNull() {
        let sql: SQL = "\(String?.none) \(Int?.none) \(Bool?.none) \([UInt8]?.none) \(Date?.none) \(TenantID?.none)"
        #expect(sql.values.map(\.described) == Array(repeating: "NULL", count: 6))
    }
}

extension SQLValue {
    fileprivate var described: String {
        switch self {
        case .null: "NULL"
        case .integer(let number): "\(number)"
        case .text(let text): text
        case .bytes(let bytes): "\(bytes)"
        case .time(let date): date.rfc3339
        }
    }
}
