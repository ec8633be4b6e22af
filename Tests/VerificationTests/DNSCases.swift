import Foundation
import Model
import Testing
import Verification

/// The verdict cases over the real path: c-ares, two validating resolvers, an authority.
@Suite struct DNSCases {
    @Test(arguments: CaseFile.shared.cases)
    func verdict(_ example: VerdictCase) throws {
        let report = try Bench.required().verifier.verify(request(example), now: .now)
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

    private func request(_ example: VerdictCase) throws -> VerificationRequest {
        let context = example.context
        return VerificationRequest(
            domain: try DomainNames.canonical(example.domain),
            zoneText: example.expected.joined(separator: "\n"),
            challenge: context?.ownership.map {
                OwnershipChallenge(label: $0.host, token: $0.token, isExpired: $0.expired ?? false)
            },
            dmarcPolicy: context?.dmarcPolicy.flatMap(DMARCPolicy.init),
            previousStatus: context?.previousStatus.flatMap(DomainStatus.init),
            dkimStages: (context?.dkimStages ?? [:]).compactMapValues(DKIMStage.init),
            sendingAddresses: CaseFile.shared.platform.sendingIps)
    }
}
