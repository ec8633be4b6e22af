import FoundationEssentials
import Model
import Persistence
import Verification
import Web

/// Runs over the records of domains, asked for by a person or due.
enum DomainCheck {
    /// The job that checks a domain when it is due.
    static let jobKind = "domain.check"

    /// Asks the DNS, then stores the verdict with everything that follows from it.
    static func run(_ domain: DomainRecord, pressedByUser: Bool, author: Author, _ context: inout Context) throws {
        let current = try DomainZone.refresh([domain].filter(\.isCheckable), force: pressedByUser, &context)
        for found in try look(at: current, force: pressedByUser, &context) {
            try store(found, pressedByUser: pressedByUser, author: author, &context)
        }
    }

    /// A domain as it was when the DNS was asked, and the verdict on it.
    typealias Found = (domain: DomainRecord, report: VerificationReport)

    /// Asks the DNS about domains as they are.
    static func look(at domains: [DomainRecord], force: Bool, _ context: inout Context) throws -> [Found] {
        let found = Array(zip(domains, verify(domains, isAwaited: force, context.platform)))
        try DomainPolicyFile.refresh(found, force: force, &context)
        return found
    }

    /// Stores a verdict with everything that follows from it.
    static func store(
        _ found: Found, pressedByUser: Bool, author: Author, _ context: inout Context
    ) throws {
        let evidence = try evidence(for: found.domain, found.report, &context)
        try DomainVerdict(
            on: found.domain, found.report, evidence: evidence, pressedByUser: pressedByUser, author: author
        ).store(&context)
    }

    private static func verify(
        _ domains: [DomainRecord], isAwaited: Bool, _ platform: Platform
    ) -> [VerificationReport] {
        platform.verifier.verify(
            domains.map { request(for: $0, isAwaited: isAwaited, platform.settings) }, now: Date())
    }

    /// What a domain should look like.
    static func request(
        for domain: DomainRecord, isAwaited: Bool, _ settings: PlatformSettings
    ) -> VerificationRequest {
        var request = VerificationRequest(
            domain: domain.name, zoneText: domain.zoneText,
            challenge: domain.challenge(label: settings.ownershipLabel), isOwned: domain.isOwned,
            dmarcPolicy: domain.dmarcPolicy,
            previousStatus: domain.status == .pendingSetup ? nil : domain.status,
            dkimStages: domain.dkimStages.compactMapValues(DKIMStage.init),
            sendingAddresses: settings.sendingAddresses)
        request.isAwaited = isAwaited || domain.status != .verified
        return request
    }

    /// What the run says about the claims on the name; nil when it says nothing.
    ///
    /// Whoever proves a name that has an owner makes us look at the owner's records as well.
    private static func evidence(
        for domain: DomainRecord, _ report: VerificationReport, _ context: inout Context
    ) throws -> ClaimEvidence? {
        guard let isProved = report.isTokenPublished else { return nil }
        var evidence = ClaimEvidence(isProved: isProved, isOwnersTokenPublished: false, isMXOurs: false)
        guard isProved, !domain.isOwned,
            let owner = try DomainRepository.findOwner(of: domain.name, in: &context.database)
        else { return evidence }
        // Nobody loses a name because of a resolver that does not answer, or has not heard of it yet.
        let ownersReport = verify([owner], isAwaited: false, context.platform)[0]
        guard let isTokenSeen = ownersReport.isTokenSeen, let isMXOurs = ownersReport.isMXOurs else { return nil }
        evidence.isOwnersTokenPublished = isTokenSeen
        evidence.isMXOurs = isMXOurs
        return evidence
    }
}

extension DomainRecord {
    /// Until the mail system has said what is to be published there is nothing to compare, and nothing any more once the
    /// name is lost.
    var isCheckable: Bool {
        status != .lost && !(status == .pendingSetup && zoneText == nil)
    }
}
