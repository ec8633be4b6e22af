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
        guard !isAwaitingZone else { return }
        let settings = context.platform.settings
        let request = VerificationRequest(
            domain: domain.name, zoneText: domain.zoneText,
            challenge: domain.ownershipProvedAt == nil ? domain.challenge(label: settings.ownershipLabel) : nil,
            dmarcPolicy: domain.dmarcPolicy, previousStatus: domain.status == .pendingSetup ? nil : domain.status,
            sendingAddresses: settings.sendingAddresses)
        let found = context.platform.verifier.verify(request, now: Date())
        let report = DomainState.next(previous: domain.report, report: found, pressedByUser: pressedByUser)
        try DomainVerdict(report, pressedByUser: pressedByUser, author: author).store(for: domain, &context)
    }

    /// Runs the job of a domain; gone with the domain.
    static func runDue(_ id: DomainID, _ context: inout Context) throws -> JobOutcome {
        guard let domain = try DomainRepository.find(id: id, in: &context.database) else { return .done }
        try run(domain, pressedByUser: false, author: .system, &context)
        // What was stored has set the time of the next run, or none.
        return .done
    }
}
