import Model
import Persistence
import Verification

/// Checks that are due without anybody waiting, many at once.
enum DomainRecheck {
    /// Runs the jobs of domains; a job is gone with its domain.
    static func run(_ ids: [DomainID], _ context: inout Context) throws -> [JobOutcome] {
        let domains = try DomainRepository.findDue(ids, in: &context.database)
        // Where mail is not enabled nothing is proved either: what follows from a proof could not be done.
        guard context.platform.mail != nil else {
            let known = Set(domains.map(\.id))
            return ids.map { known.contains($0) ? .again(afterSeconds: 3600) : .done }
        }
        let current = try DomainZone.refresh(domains.filter(\.isCheckable), force: false, &context)
        var settled = try note(unchanged(current, context.platform), &context)
        let others = current.filter { settled[$0.id] == nil }
        let found = try DomainCheck.look(at: others, force: false, &context)
        settled.merge(try note(same(found, context.platform), &context)) { $1 }
        for found in found where settled[found.domain.id] == nil {
            try DomainCheck.store(found, pressedByUser: false, author: .system, &context)
        }
        // What was stored has set the time of the next run itself, or none.
        return ids.map { id in settled[id].map { .again(afterSeconds: $0) } ?? .done }
    }

    /// Settled domains about which the resolvers say what they said when the stored report was made. Nothing is judged
    /// for them, but for the week in which the policy file is read again.
    private static func unchanged(_ domains: [DomainRecord], _ platform: Platform) -> [SameCheck] {
        let known = domains.compactMap { domain in
            domain.isSettled && !DomainPolicyFile.isDue(domain) ? domain.questions.map { (domain, $0) } : nil
        }
        let bases = platform.verifier.bases(
            of: known.map { domain, questions in
                Repetition(
                    of: DomainCheck.request(for: domain, isAwaited: false, platform.settings), questions: questions)
            })
        return zip(known, bases).compactMap { known, basis in
            guard let basis, known.0.rests(on: basis) else { return nil }
            return SameCheck(of: known.0, CheckSchedule(unchanged: known.0))
        }
    }

    /// Settled domains whose report says what the stored one says.
    private static func same(_ found: [DomainCheck.Found], _ platform: Platform) -> [SameCheck] {
        found.compactMap { domain, report in
            guard domain.isSettled, domain.isSame(report) else { return nil }
            return SameCheck(of: domain, CheckSchedule(domain, report, platform.settings.watch))
        }
    }

    /// Of domains that have nothing to tell only the time is noted, for all of them at once. Gives the seconds to the
    /// next run of each.
    private static func note(_ same: [SameCheck], _ context: inout Context) throws -> [DomainID: Int] {
        let noted = Set(try DomainRepository.noteSameChecks(same, in: &context.database))
        let pairs = same.filter { noted.contains($0.domain.id) }.map { ($0.domain.id, $0.nextCheckSeconds) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

extension SameCheck {
    fileprivate init?(of domain: DomainRecord, _ schedule: CheckSchedule) {
        guard let seconds = schedule.seconds else { return nil }
        self.init(of: domain, nextCheckSeconds: seconds, temporaryFailures: schedule.temporaryFailures)
    }
}

extension DomainRecord {
    /// Nobody else is concerned, and nobody waits for it to turn.
    fileprivate var isSettled: Bool { isOwned && contest == nil && status == .verified }
}
