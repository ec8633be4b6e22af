import Cryptography
import FoundationEssentials
import Model
import Persistence

/// Applies an event to the claims that all tenants have on a name, and stores what follows for each of them.
///
/// Each side reads of it in its own audit; nobody learns who the other is.
struct DomainClaimChange {
    /// Whose event it is; rows of other tenants are written by the product itself.
    let tenant: TenantID?
    let author: Author
    let platform: Platform

    /// To be called in the transaction of the event.
    func apply(
        to name: DomainName, in database: inout Connection, _ event: (inout DomainClaims, Date) -> Void
    ) throws {
        let records = try DomainRepository.lockAll(name: name, in: &database)
        guard let now = records.first?.now else { return }
        let before = DomainClaims(records.map(\.claim))
        var after = before
        event(&after, now)
        let changes = records.compactMap { record in
            after[record.tenant.description].map { (record: record, after: $0) }
        }
        // A name has one owner at a time: it is taken from the former before it is given to the next.
        for change in changes where change.record.isOwned && change.after.state == .lost {
            try lose(change.record, in: &database)
        }
        for change in changes where change.after.state != .lost {
            try store(change.record, change.record.claim, change.after, in: &database)
        }
        guard let owner = changes.first(where: { $0.record.isOwned && $0.after.state == .owner })?.record else {
            return
        }
        try tell(owner, of: after.contest, warnings: after.dueWarnings(now: now), in: &database)
    }

    private func store(
        _ record: DomainRecord, _ before: DomainClaim, _ after: DomainClaim, in database: inout Connection
    ) throws {
        guard before != after else { return }
        switch (before.state, after.state) {
        case (.owner, _), (_, .expired), (_, .lost): return
        case (_, .owner): try win(record, in: &database)
        case (_, .disputed):
            try set(record, .disputed, contest: .disputed, action: "domain.disputed", in: &database)
        case (_, .pending): try set(record, .pendingOwnership, contest: nil, action: nil, in: &database)
        case (.disputed, .contested):
            try DomainRepository.renewChallenge(
                DomainService.newToken(), of: record.id, tenant: record.tenant, in: &database)
            try set(record, .pendingContested, contest: nil, action: "domain.dispute_decided", in: &database)
        case (_, .contested):
            let isTakeover = after.takeoverSince != nil
            let wasTakeover = before.takeoverSince != nil
            let action: String? =
                isTakeover == wasTakeover ? nil : isTakeover ? "domain.takeover_started" : "domain.takeover_ended"
            try set(
                record, .pendingContested, contest: isTakeover ? .takeover : nil, action: action, in: &database)
        }
    }

    /// Writes status and contest of a claim where they are others than before.
    private func set(
        _ record: DomainRecord, _ status: DomainStatus, contest: DomainContest.Kind?, action: String?,
        in database: inout Connection
    ) throws {
        try DomainRepository.setStatus(status, of: record.id, tenant: record.tenant, in: &database)
        try DomainRepository.setContest(contest, of: record.id, tenant: record.tenant, in: &database)
        if record.status != status {
            try audit(
                "domain.status_changed", record, before: ["status": record.status.rawValue],
                after: ["status": status.rawValue], in: &database)
        }
        if let action { try audit(action, record, in: &database) }
    }

    private func win(_ record: DomainRecord, in database: inout Connection) throws {
        try DomainRepository.markOwned(record.id, tenant: record.tenant, in: &database)
        try audit("domain.ownership_proved", record, in: &database)
        try set(record, .pendingSetup, contest: nil, action: nil, in: &database)
        guard platform.mail != nil else { return }
        try DomainCreation.start(record, author: author(for: record), in: &database)
    }

    /// What was made in the mail system for the former owner stays its own, under another name.
    private func lose(_ record: DomainRecord, in database: inout Connection) throws {
        try DomainRepository.disown(record.id, tenant: record.tenant, in: &database)
        try JobRepository.cancel(DomainCheck.jobKind, subject: record.id.ulid, in: &database)
        try audit("domain.lost", record, in: &database)
        try DomainPrimary.replace(record, author: author(for: record), platform, in: &database)
        guard record.stalwartID != nil else { return }
        try DomainRelease.start(record, author: author(for: record), in: &database)
    }

    /// The owner hears of a contest when it begins, on the days of warning, and when it is over.
    private func tell(
        _ owner: DomainRecord, of contest: DomainContest.Kind?, warnings: Int, in database: inout Connection
    ) throws {
        if owner.contest?.kind != contest {
            try DomainRepository.setContest(contest, of: owner.id, tenant: owner.tenant, in: &database)
            try audit(contest == nil ? "domain.contest_ended" : "domain.contested", owner, in: &database)
            // Only a proof that is newer than the contest can end it.
            if contest == .takeover {
                try DomainRepository.renewChallenge(
                    DomainService.newToken(), of: owner.id, tenant: owner.tenant, in: &database)
            }
        }
        let given = owner.contest?.kind == contest ? owner.contestWarnings : 0
        guard contest == .takeover, warnings > given else { return }
        try DomainRepository.setContestWarnings(warnings, of: owner.id, tenant: owner.tenant, in: &database)
        try audit("domain.takeover_warning", owner, after: ["warning": warnings], in: &database)
    }

    private func author(for record: DomainRecord) -> Author {
        record.tenant == tenant ? author : .system
    }

    private func audit(
        _ action: String, _ record: DomainRecord, before: (any Encodable)? = nil, after: (any Encodable)? = nil,
        in database: inout Connection
    ) throws {
        let entry = try author(for: record).entry(action, record.auditTarget, before: before, after: after)
        try Context.audit(entry, tenant: record.tenant, platform: platform, in: &database)
    }
}

extension DomainRecord {
    /// The claim that the stored row stands for.
    fileprivate var claim: DomainClaim {
        DomainClaim(
            tenant: tenant.description, state: claimState,
            challengedAt: challengeExpiresAt - DomainClaims.challengeLife,
            takeoverSince: isOwned ? nil : contest.flatMap { $0.kind == .takeover ? $0.since : nil })
    }

    private var claimState: DomainClaim.State {
        if isOwned { return .owner }
        switch status {
        case .lost: return .lost
        case .disputed: return .disputed
        case .pendingContested: return isExpired && contest == nil ? .expired : .contested
        default: return isExpired ? .expired : .pending
        }
    }
}
