import Model

extension Verifier {
    /// The addresses that the resolvers together give for each name, as text; none where nobody answers. At most
    /// `maximumBatch` names.
    public func addresses(of names: [String]) -> [[String]] {
        let runs = settings.resolvers.map { resolver in
            names.map { name in
                let check = PlannedCheck(
                    kind: .cname, level: .optional, label: name, rule: AddressRule(name: name), records: [])
                return ResolverRun(
                    resolver: resolver, domain: name, checks: [check], maximumQueries: settings.maximumQueries)
            }
        }
        complete(runs)
        return names.indices.map { index in
            let known = runs.flatMap { byName in
                [RecordType.a, .aaaa].compactMap { byName[index].answers.knownAnswer(Question(names[index], $0)) }
            }
            return Set(known.flatMap(\.addresses)).map(\.text).sorted()
        }
    }
}
