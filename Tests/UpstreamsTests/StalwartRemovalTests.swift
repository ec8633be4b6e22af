import Testing

@testable import Upstreams

/// Removal and isolation; the answers have the shapes of the recorded exchanges.
@Suite struct StalwartRemovalTests {
    private typealias Answer = ScriptedHTTP.Answer

    private static let ours = domain(#""workplace:1""#)
    private static let gone = Answer.jmap("x:Domain/get", #"{"list":[],"notFound":["c"]}"#)
    private static let destroyed = Answer.jmap("x:Domain/set", #"{"destroyed":["c"]}"#)
    private static let updated = Answer.jmap("x:Domain/set", #"{"updated":{"c":null}}"#)
    private static let keysDestroyed = Answer.jmap("x:DkimSignature/set", #"{"destroyed":["k"]}"#)
    private static let role = Answer.jmap("x:Role/query", #"{"ids":["r"]}"#)
    private static let roles = Answer.jmap("x:Role/get", #"{"list":[{"description":"User","id":"r"}]}"#)

    private static func domain(_ description: String, name: String = "acme.test") -> Answer {
        .jmap("x:Domain/get", #"{"list":[{"id":"c","name":"\#(name)","description":\#(description)}]}"#)
    }

    private static func linked(_ objects: String...) -> Answer {
        let list = objects.map { #"{"object":"\#($0)","id":"k"}"# }.joined(separator: ",")
        return .jmap("x:Domain/set", #"{"notDestroyed":{"c":{"type":"objectIsLinked","linkedObjects":[\#(list)]}}}"#)
    }

    private func client(_ http: ScriptedHTTP) -> StalwartClient {
        StalwartClient(http: http, gate: Gate(capacity: 1), baseURL: "http://mail/", credential: .apiKey("API_secret"))
    }

    private func remove(_ http: ScriptedHTTP, id: String? = "c") throws -> [MailReference] {
        let blockers = try client(http).removeDomain(id: id, named: "acme.test", marker: "workplace:1")
        #expect(http.isUsedUp)
        return blockers
    }

    @Test func ownKeysNeverBlock() throws {
        let http = ScriptedHTTP([
            Self.ours, Self.linked("DkimSignature"), Self.updated, Self.keysDestroyed, Self.destroyed, Self.gone,
        ])
        #expect(try remove(http) == [])
        #expect(http.bodies[2].contains(#""dkimManagement":{"@type":"Manual"}"#))
    }

    /// Keys are left alone while anything else uses the domain.
    @Test func whatUsesTheDomainIsNamed() throws {
        let http = ScriptedHTTP([
            Self.ours, Self.linked("DkimSignature", "Account", "MailingList", "SystemSettings", "Novelty"),
            .jmap("x:Account/get", #"{"list":[{"id":"k","emailAddress":"sales@acme.test"}]}"#),
            .jmap("x:MailingList/get", #"{"list":[{"id":"k","emailAddress":"all@acme.test"}]}"#),
        ])
        #expect(
            try remove(http) == [
                MailReference(kind: .mailingList, address: "all@acme.test"),
                MailReference(kind: .group, address: "sales@acme.test"),
                MailReference(kind: .platform, address: nil), MailReference(kind: .other, address: nil),
            ])
    }

    /// Somebody began to use the domain between the two attempts: it gets keys again.
    @Test func aDomainThatStaysGetsItsKeysBack() throws {
        let http = ScriptedHTTP([
            Self.ours, Self.linked("DkimSignature"), Self.updated, Self.keysDestroyed, Self.linked("Account"),
            Self.updated,
            .jmap("x:Account/get", #"{"list":[{"id":"k","emailAddress":"anna@acme.test","memberGroupIds":{}}]}"#),
        ])
        #expect(try remove(http) == [MailReference(kind: .account, address: "anna@acme.test")])
        #expect(http.bodies[5].contains(#""dkimManagement":{"@type":"Automatic"}"#))
    }

    @Test func whatIsNotThereIsGone() throws {
        #expect(try remove(ScriptedHTTP([Self.gone])) == [])
        #expect(try remove(ScriptedHTTP([.jmap("x:Domain/query", #"{"ids":[]}"#)]), id: nil) == [])
    }

    /// Known by its name alone and without our marker it was never ours; known by its id it was, and somebody meddled.
    @Test func withoutOurMarkerNothingIsTouched() throws {
        let found = Answer.jmap("x:Domain/query", #"{"ids":["c"]}"#)
        #expect(try remove(ScriptedHTTP([found, Self.domain("null")]), id: nil) == [])
        #expect(throws: UpstreamError(.stalwart, .conflict("marker changed"))) {
            try remove(ScriptedHTTP([Self.domain("null")]))
        }
    }

    @Test func successWithoutEffectIsNoticed() throws {
        let error = #expect(throws: UpstreamError.self) {
            try remove(ScriptedHTTP([Self.ours, Self.destroyed, Self.ours]))
        }
        #expect(error?.leavesOutcomeUnknown == true)
    }

    @Test func aRenamedDomainIsReadBack() throws {
        let parked = Self.domain(#""workplace:1""#, name: "p.internal")
        let http = ScriptedHTTP([Self.ours, Self.updated, parked])
        try client(http).renameDomain(id: "c", marker: "workplace:1", to: "p.internal")
        #expect(http.isUsedUp)
        let again = ScriptedHTTP([parked])
        try client(again).renameDomain(id: "c", marker: "workplace:1", to: "p.internal")
        #expect(again.isUsedUp, "done before")
    }

    private static func disabled(_ names: [String]) -> Answer {
        let members = names.map { #""\#($0)":true"# }.joined(separator: ",")
        return .jmap("x:Role/get", #"{"list":[{"id":"r","disabledPermissions":{\#(members)}}]}"#)
    }

    private static let all = [
        "jmapPrincipalGet", "jmapPrincipalQuery", "jmapPrincipalQueryChanges", "jmapPrincipalChanges",
        "davPrincipalList", "davPrincipalMatch", "davPrincipalSearch", "davPrincipalSearchPropSet",
    ]

    /// Caches are emptied in the same request: people who are active would keep the listing.
    @Test func theListingIsClosedAndReadBack() throws {
        let set = Answer.json(
            #"{"methodResponses":[["x:Role/set",{"updated":{"r":null}},"0"],["x:Action/set",{"created":{}},"1"]]}"#)
        let http = ScriptedHTTP([
            Self.role, Self.roles, Self.disabled(["jmapPrincipalQuery"]), set, Self.disabled(Self.all),
        ])
        try client(http).closeListing()
        #expect(http.isUsedUp)
        let sent = http.bodies[3]
        #expect(sent.contains(#""disabledPermissions/jmapPrincipalGet":true"#))
        #expect(!sent.contains(#"jmapPrincipalQuery":true"#), "what is closed stays untouched")
        #expect(sent.contains("InvalidateCaches"))
    }

    @Test func aClosedListingIsLeftAlone() throws {
        let http = ScriptedHTTP([Self.role, Self.roles, Self.disabled(Self.all)])
        try client(http).closeListing()
        #expect(http.isUsedUp)
    }
}
