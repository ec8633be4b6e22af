import Foundation
import Model
import Testing

@testable import Verification

/// What the zone's own name server says of a record that resolvers do not see yet.
@Suite struct AuthoritativeViewTests {
    private static let token = "k5wcxq3tmnb7e2jrfh6yzpd4ga"

    @Test func theProviderHasIt() throws {
        let check = try #require(try report { settings in settings.mayAsk = { $0.text == "127.0.0.1" } }.checks.first)
        #expect(check.status == .missing, "a hint is no verdict")
        #expect(
            check.authoritative
                == AuthoritativeAnswer(nameServer: "ns1.unseen.test", address: "127.0.0.1", values: [Self.token]))
    }

    @Test func addressesThatAreNotPublicAreNotAsked() throws {
        #expect(try report { _ in }.checks.first?.authoritative == nil)
    }

    @Test func nobodyIsAskedUnlessAllowedAndAwaited() throws {
        let all: @Sendable (IPAddress) -> Bool = { _ in true }
        let isForbidden = try report { settings in (settings.mayAsk, settings.asksNameServers) = (all, false) }
        #expect(isForbidden.checks.first?.authoritative == nil)
        let isIdle = try report(isAwaited: false) { settings in settings.mayAsk = all }
        #expect(isIdle.checks.first?.authoritative == nil)
    }

    @Test func aServerThatSendsForUsIsNotAsked() throws {
        let found = try report(sendingAddresses: ["127.0.0.1"]) { settings in settings.mayAsk = { _ in true } }
        #expect(found.checks.first?.authoritative == nil)
    }

    @Test func aSilentServerCostsASecond() throws {
        let silent = try SilentServer()
        defer { silent.close() }
        let started = ContinuousClock.now
        let found = try report { settings in
            settings.mayAsk = { _ in true }
            settings.nameServerPort = Int(silent.address.description.split(separator: ":")[1])!
        }
        #expect(found.checks.first?.authoritative == nil)
        #expect(started.duration(to: .now) < .seconds(3))
    }

    private func report(
        isAwaited: Bool = true, sendingAddresses: [String] = [], _ change: (inout VerificationSettings) -> Void
    ) throws -> VerificationReport {
        let port = try #require(ProcessInfo.processInfo.environment["DNS_BENCH_AUTHORITY"].flatMap { Int($0) })
        var settings = VerificationSettings(resolvers: try Bench.required().resolvers, timeoutMilliseconds: 800)
        settings.asksNameServers = true
        settings.nameServerPort = port
        change(&settings)
        var request = VerificationRequest(
            domain: try DomainNames.canonical("unseen.test"), zoneText: nil,
            challenge: OwnershipChallenge(token: Self.token), sendingAddresses: sendingAddresses)
        request.isAwaited = isAwaited
        return Verifier(settings: settings).verify(request, now: .now)
    }
}
