import Model

/// check_host for one sending address (RFC 7208 section 4), which also says why a record is void.
struct SPFEvaluation {
    static let maximumLookups = 10
    private static let maximumVoid = 2
    private static let maximumHosts = 10

    private let lookup: SPFLookup
    private var context: SPFMacro.Context
    private var lookups = 0
    private var voids = 0
    private var stack: [String] = []
    /// The term of the first record that is being evaluated; after a permerror, the one that caused it.
    private(set) var term = ""

    init(answers: Answers, context: SPFMacro.Context) {
        lookup = SPFLookup(answers: answers)
        self.context = context
    }

    /// The qualifier of the mechanism that matches; neutral when none does.
    mutating func check(_ domain: String, _ record: SPFRecord) throws(SPFFailure) -> SPFMechanism.Qualifier {
        guard !stack.contains(domain) else { throw .permanent(.spfLoop) }
        stack.append(domain)
        context.domain = domain
        for mechanism in record.mechanisms {
            if stack.count == 1 { term = mechanism.text }
            if try matches(mechanism.kind) { return mechanism.qualifier }
        }
        guard let redirect = record.effectiveRedirect else {
            stack.removeLast()
            return .neutral
        }
        if stack.count == 1 { term = "redirect=\(redirect)" }
        try countLookup()
        let target = try expand(redirect)
        return try check(target, lookup.record(of: target))
    }

    private mutating func matches(_ kind: SPFMechanism.Kind) throws(SPFFailure) -> Bool {
        switch kind {
        case .all: return true
        case .network(let address, let prefix): return context.sender.isInside(address, prefix: prefix)
        case .include(let name): return try matchesInclude(name)
        case .a(let name, let v4, let v6):
            try countLookup()
            let answer = try counted(try expand(name), addressType)
            return isInside(answer.addresses, v4, v6)
        case .mx(let name, let v4, let v6): return try matchesMX(name, v4, v6)
        case .ptr(let name):
            try countLookup()
            let suffix = try expand(name)
            return try validatedNames(isCounted: true).contains { $0 == suffix || $0.hasSuffix("." + suffix) }
        case .exists(let name):
            try countLookup()
            return try !counted(try expand(name), .a).records.isEmpty
        }
    }

    private mutating func matchesInclude(_ name: String) throws(SPFFailure) -> Bool {
        try countLookup()
        let target = try expand(name)
        guard !stack.contains(target) else { throw .permanent(.spfLoop) }
        let (outer, depth) = (context.domain, stack.count)
        let result = try check(target, lookup.record(of: target))
        context.domain = outer
        stack.removeLast(stack.count - depth)
        return result == .pass
    }

    private mutating func matchesMX(_ name: String?, _ v4: Int, _ v6: Int) throws(SPFFailure) -> Bool {
        try countLookup()
        let hosts = try counted(try expand(name), .mx).records.compactMap { record in
            if case .mx(_, let host) = record.data { host } else { nil }
        }
        guard hosts.count <= Self.maximumHosts else { throw .permanent(.spfTooManyLookups) }
        // The null MX and address literals contribute nothing; address queries of hosts are not counted as void.
        let names = hosts.filter { !$0.isEmpty && IPAddress($0) == nil }
        lookup.answers.want(names.map { Question($0, addressType) })
        for name in names {
            if isInside(try lookup.answer(name, addressType).addresses, v4, v6) { return true }
        }
        return false
    }

    /// Names of the sending host whose addresses contain the sender (RFC 7208 section 5.5).
    private mutating func validatedNames(isCounted: Bool) throws(SPFFailure) -> [String] {
        let reverse = context.sender.reverseName
        let answer = isCounted ? try counted(reverse, .ptr) : try lookup.answer(reverse, .ptr)
        let names = answer.hosts.prefix(Self.maximumHosts)
        lookup.answers.want(names.map { Question($0, addressType) })
        var validated: [String] = []
        for name in names where try lookup.answer(name, addressType).addresses.contains(context.sender) {
            validated.append(name)
        }
        return validated
    }

    private mutating func expand(_ spec: String?) throws(SPFFailure) -> String {
        guard let spec else { return context.domain }
        if SPFMacro.usesValidatedName(spec) {
            let names = try validatedNames(isCounted: false)
            let domain = context.domain
            let best = names.first { $0 == domain || $0.hasSuffix("." + domain) }
            context.validatedName = best ?? names.first ?? "unknown"
        }
        return SPFMacro.expand(spec, context)
    }

    /// An answer for a term; empty ones are counted (RFC 7208 section 4.6.4).
    private mutating func counted(_ name: String, _ type: RecordType) throws(SPFFailure) -> Answer {
        let answer = try lookup.answer(name, type)
        if answer.isVoid { voids += 1 }
        guard voids <= Self.maximumVoid else { throw .permanent(.spfTooManyVoid) }
        return answer
    }

    private mutating func countLookup() throws(SPFFailure) {
        lookups += 1
        guard lookups <= Self.maximumLookups else { throw .permanent(.spfTooManyLookups) }
    }

    private func isInside(_ networks: [IPAddress], _ v4: Int, _ v6: Int) -> Bool {
        networks.contains { context.sender.isInside($0, prefix: $0.isIPv4 ? v4 : v6) }
    }

    private var addressType: RecordType { context.sender.isIPv4 ? .a : .aaaa }
}
