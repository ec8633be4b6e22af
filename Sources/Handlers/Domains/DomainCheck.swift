import FoundationEssentials
import Model
import Persistence
import Verification
import Web

/// One run over the records of a domain, asked for by a person or due.
enum DomainCheck {
    /// The job that checks a domain when it is due.
    static let jobKind = "domain.check"

    /// Asks the DNS, then stores the verdict with everything that follows from it.
    static func run(_ domain: DomainRecord, pressedByUser: Bool, author: Author, _ context: inout Context) throws {
        // Until the mail system has said what is to be published there is nothing to compare.
        let isAwaitingZone = domain.status == .pendingSetup && domain.zoneText == nil
        guard !isAwaitingZone, domain.status != .lost else { return }
        let domain = try DomainZone.refresh(domain, force: pressedByUser, &context)
        let found = verify(domain, context.platform)
        let report = DomainState.next(previous: domain.report, report: found, pressedByUser: pressedByUser)
        let evidence = try evidence(for: domain, report, &context)
        try DomainVerdict(report, evidence: evidence, pressedByUser: pressedByUser, author: author)
            .store(for: domain, &context)
    }

    /// Runs the job of a domain; gone with the domain.
    static func runDue(_ id: DomainID, _ context: inout Context) throws -> JobOutcome {
        guard let domain = try DomainRepository.find(id: id, in: &context.database) else { return .done }
        // Where mail is not enabled nothing is proved either: what follows from a proof could not be done.
        guard context.platform.mail != nil else { return .again(afterSeconds: 3600) }
        try run(domain, pressedByUser: false, author: .system, &context)
        // What was stored has set the time of the next run, or none.
        return .done
    }

    private static func verify(_ domain: DomainRecord, _ platform: Platform) -> VerificationReport {
        let settings = platform.settings
        let request = VerificationRequest(
            domain: domain.name, zoneText: domain.zoneText, challenge: domain.challenge(label: settings.ownershipLabel),
            isOwned: domain.isOwned, dmarcPolicy: domain.dmarcPolicy,
            previousStatus: domain.status == .pendingSetup ? nil : domain.status,
            dkimStages: domain.dkimStages.compactMapValues(DKIMStage.init), sendingAddresses: settings.sendingAddresses)
        return platform.verifier.verify(request, now: Date())
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
        let ownersReport = verify(owner, context.platform)
        guard let isTokenSeen = ownersReport.isTokenSeen, let isMXOurs = ownersReport.isMXOurs else { return nil }
        evidence.isOwnersTokenPublished = isTokenSeen
        evidence.isMXOurs = isMXOurs
        return evidence
    }
}
