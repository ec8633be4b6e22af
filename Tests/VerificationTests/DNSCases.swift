import Foundation
import Model
import Testing
import Verification

/// The verdict cases over the real path: c-ares, two validating resolvers, an authority.
@Suite struct DNSCases {
    @Test func fileHasCases() {
        #expect(!CaseFile.shared.cases.isEmpty)
    }

    @Test(arguments: CaseFile.shared.cases)
    func verdict(_ example: VerdictCase) throws {
        let report = try Bench.required().verifier.verify(example.request(), now: .now)
        #expect(report.status.rawValue == example.expect.domainStatus)
        #expect(report.codes.map(\.rawValue) == example.expect.domainCodes)
        #expect(Set(report.checks.map(\.id)) == Set(example.expect.checks.keys))
        for check in report.checks {
            let expected = try #require(example.expect.checks[check.id], "\(check.id)")
            #expect(check.level.rawValue == expected.level, "\(check.id)")
            #expect(check.status.rawValue == expected.status, "\(check.id)")
            #expect(check.codes.map(\.rawValue) == expected.codes, "\(check.id)")
            if let fix = expected.fix { #expect(check.record?.value == fix, "\(check.id)") }
        }
    }
}

extension VerdictCase {
    /// What the case asks the verifier.
    func request() throws -> VerificationRequest {
        VerificationRequest(
            domain: try DomainNames.canonical(domain), zoneText: expected.joined(separator: "\n"),
            challenge: context?.ownership.map {
                OwnershipChallenge(label: $0.host, token: $0.token, isExpired: $0.expired ?? false)
            },
            dmarcPolicy: try context?.dmarcPolicy.map { try #require(DMARCPolicy(rawValue: $0)) },
            previousStatus: try context?.previousStatus.map { try #require(DomainStatus(rawValue: $0)) },
            dkimStages: try (context?.dkimStages ?? [:]).mapValues { try #require(DKIMStage(rawValue: $0)) },
            sendingAddresses: CaseFile.shared.platform.sendingIps)
    }
}
