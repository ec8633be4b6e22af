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
        for found in try look(at: [domain], force: pressedByUser, &context) {
            try store(found, pressedByUser: pressedByUser, author: author, &context)
        }
    }

    /// Runs the jobs of domains, all at once; a job is gone with its domain.
    static func runDue(_ ids: [DomainID], _ context: inout Context) throws -> [JobOutcome] {
        let domains = try DomainRepository.findDue(ids, in: &context.database)
        // Where mail is not enabled nothing is proved either: what follows from a proof could not be done.
        guard context.platform.mail != nil else {
            let known = Set(domains.map(\.id))
            return ids.map { known.contains($0) ? .again(afterSeconds: 3600) : .done }
        }
        let found = try look(at: domains, force: false, &context)
        let same = try noteSame(found, &context)
        for found in found where same[found.domain.id] == nil {
            try store(found, pressedByUser: false, author: .system, &context)
        }
        // What was stored has set the time of the next run itself, or none.
        return ids.map { id in same[id].map { .again(afterSeconds: $0) } ?? .done }
    }

    /// A domain as it was when the DNS was asked, and the verdict on it.
    private typealias Found = (domain: DomainRecord, report: VerificationReport)

    private static func look(
        at domains: [DomainRecord], force: Bool, _ context: inout Context
    ) throws -> [Found] {
        let current = try DomainZone.refresh(domains.filter(\.isCheckable), force: force, &context)
        let found = Array(zip(current, verify(current, isAwaited: force, context.platform)))
        try DomainPolicyFile.refresh(found, force: force, &context)
        return found
    }

    /// Stable domains where everything is as before have nothing to tell: only the time is noted, for all of them at
    /// once. Gives the seconds to the next run of each.
    private static func noteSame(_ found: [Found], _ context: inout Context) throws -> [DomainID: Int] {
        let watch = context.platform.settings.watch
        let same = found.compactMap { domain, report -> SameCheck? in
            guard domain.isSettled, domain.isSame(report) else { return nil }
            let schedule = CheckSchedule(domain, report, watch)
            return schedule.seconds.map {
                SameCheck(of: domain, nextCheckSeconds: $0, temporaryFailures: schedule.temporaryFailures)
            }
        }
        let noted = Set(try DomainRepository.noteSameChecks(same, in: &context.database))
        let pairs = same.filter { noted.contains($0.domain.id) }.map { ($0.domain.id, $0.nextCheckSeconds) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private static func store(
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
        let settings = platform.settings
        let requests = domains.map { domain in
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
        return platform.verifier.verify(requests, now: Date())
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
    /// Nobody else is concerned, and nobody waits for it to turn.
    fileprivate var isSettled: Bool { isOwned && contest == nil && status == .verified }

    /// Until the mail system has said what is to be published there is nothing to compare, and nothing any more once the
    /// name is lost.
    fileprivate var isCheckable: Bool {
        status != .lost && !(status == .pendingSetup && zoneText == nil)
    }
}
