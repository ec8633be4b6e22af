import Foundation
import Model
import Testing

/// What a run over a domain says about a claim: in doubt nobody loses a name.
@Suite struct ClaimEvidenceTests {
    private func report(_ kind: CheckKind, _ status: CheckStatus, propagating: Bool = false, found: [String] = [])
        throws -> VerificationReport
    {
        let expected = ["mx1.host.test", "mx2.host.test"].map { host in
            ExpectedRecord(
                type: "MX", name: "acme.test", relativeName: "@", value: "10 \(host)",
                fields: ExpectedRecord.Fields(priority: 10, target: host))
        }
        let check = RecordCheck(
            id: "\(kind):x", kind: kind, level: .required, status: status, codes: [],
            records: kind == .mx ? expected : [],
            found: found.map { ObservedRecord(resolver: "r1", type: "MX", value: $0, ttl: 60) },
            propagating: propagating)
        return VerificationReport(
            domain: try #require(DomainName(canonical: "acme.test")), status: .verified, codes: [],
            checkedAt: Date(timeIntervalSince1970: 0), zoneApex: nil, checks: [check])
    }

    @Test func aTokenIsProvedByAllAndGoneOnlyForAll() throws {
        let right = try report(.ownership, .ok)
        #expect(right.isTokenPublished == true && right.isTokenSeen == true)
        let spreading = try report(.ownership, .missing, propagating: true)
        #expect(spreading.isTokenPublished == false && spreading.isTokenSeen == true)
        let gone = try report(.ownership, .mismatch)
        #expect(gone.isTokenPublished == false && gone.isTokenSeen == false)
        let unknown = try report(.ownership, .temporaryError)
        #expect(unknown.isTokenPublished == nil && unknown.isTokenSeen == nil)
        #expect(try report(.mx, .ok).isTokenPublished == nil)
    }

    @Test func oneOfOurHostsIsEnough() throws {
        #expect(try report(.mx, .conflict, found: ["5 mx.elsewhere.test", "20 mx2.host.test"]).isMXOurs == true)
        #expect(try report(.mx, .mismatch, found: ["5 mx.elsewhere.test"]).isMXOurs == false)
        #expect(try report(.mx, .missing).isMXOurs == false)
        #expect(try report(.mx, .temporaryError).isMXOurs == nil)
        #expect(try report(.ownership, .ok).isMXOurs == true, "nobody knows yet where mail should go")
    }
}
