import Foundation
import Testing

/// The case file: `DNS_CASES`, or the project's own.
struct CaseFile: Decodable {
    let platform: Platform
    let zonefileCases: [ZoneTextCase]
    let labelCases: [LabelCase]
    let mtaStsPolicyCases: PolicyCases
    let dmarcRampCases: [RampCase]
    let claimCases: [ClaimCase]
    let cases: [VerdictCase]

    static let shared: CaseFile = {
        let given = ProcessInfo.processInfo.environment["DNS_CASES"]
        let url = given.map { URL(fileURLWithPath: $0) } ?? fixtures.appending(path: "dns-cases.json")
        return decode(url)
    }()

    /// The project's own file, for tests that look at single cases.
    static let own: CaseFile = decode(fixtures.appending(path: "dns-cases.json"))

    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    static func decode<Value: Decodable>(_ url: URL) -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(Value.self, from: Data(contentsOf: url))
        } catch {
            fatalError("\(url.path): \(error)")
        }
    }
}

struct Platform: Decodable {
    let sendingIps: [String]
}

struct VerdictCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Context: Decodable, Sendable {
        struct Ownership: Decodable, Sendable {
            let host: String
            let token: String
            let expired: Bool?
        }

        let ownership: Ownership?
        let previousStatus: String?
        let dkimStages: [String: String]?
        let dmarcPolicy: String?
    }

    struct Check: Decodable, Sendable {
        let level: String
        let status: String
        let codes: [String]
        let fix: String?
    }

    struct Expectation: Decodable, Sendable {
        let domainStatus: String
        let domainCodes: [String]
        let checks: [String: Check]
    }

    let id: String
    let name: String
    let domain: String
    let expected: [String]
    let context: Context?
    let expect: Expectation

    var testDescription: String { "\(id): \(name)" }
}

struct ZoneTextCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Record: Decodable, Equatable, Sendable {
        let owner: String
        let ttl: Int?
        let type: String
        var strings: [String]?
        var host: String?
        var pref: Int?
        var addr: String?
        var flags: Int?
        var tag: String?
        var value: String?
        var usage: Int?
        var selector: Int?
        var mtype: Int?
        var data: String?
        var prio: Int?
        var weight: Int?
        var port: Int?
        var unknown: Bool?
    }

    let id: String
    let name: String
    let text: String
    let expect: [Record]?
    let error: String?

    var testDescription: String { "\(id): \(name)" }
}

struct LabelCase: Decodable, Sendable, CustomTestStringConvertible {
    let zone: String
    let owner: String
    let relative: String?
    let absolute: String
    let display: String?

    var testDescription: String { "\(owner) in \(zone)" }
}

struct PolicyCases: Decodable {
    let expectedMx: [String]
    let cases: [PolicyCase]
}

struct PolicyCase: Decodable, Sendable, CustomTestStringConvertible {
    struct HTTP: Decodable, Sendable {
        let status: Int
        let contentType: String
        let body: String?
        let bodyBytes: Int?
    }

    struct Expectation: Decodable, Sendable {
        let status: String
        let codes: [String]
    }

    let id: String
    let name: String
    let http: HTTP
    let expect: Expectation

    var testDescription: String { "\(id): \(name)" }
}

struct RampCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Facts: Decodable, Sendable {
        let published: String?
        let dkim: String
        let spf: String
        let daysAtPublished: Int
        let reportsDays: Int
        let alignedShare: Double?
        let lists: String
        let newDomain: Bool
    }

    struct Expectation: Decodable, Sendable {
        let decision: String
        let reasons: [String]
    }

    let id: String
    let name: String
    let facts: Facts
    let want: String
    let expect: Expectation

    var testDescription: String { "\(id): \(name)" }
}

struct ClaimCase: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let name: String
    let steps: [[String]]
    let expect: [String: String]
    let code: String?

    var testDescription: String { "\(id): \(name)" }
}
