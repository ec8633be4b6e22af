public import Model

/// What an earlier run asked about a domain.
public struct Repetition: Sendable {
    let request: VerificationRequest
    let questions: String

    /// `questions` are those of the run's basis.
    public init(of request: VerificationRequest, questions: String) {
        self.request = request
        self.questions = questions
    }
}

extension Verifier {
    /// Asks all resolvers again what earlier runs asked, at most `maximumBatch` of them, and gives what a run would rest
    /// on now; nil where the DNS fails.
    ///
    /// Nothing is judged, which takes most of the time of a check.
    public func bases(of repetitions: [Repetition]) -> [CheckBasis?] {
        let openings = repetitions.map { CheckBasis.read($0.questions) }
        let runs = settings.resolvers.map { resolver in
            zip(repetitions, openings).map { repetition, opening in
                ResolverRun(
                    resolver: resolver, domain: repetition.request.domain.text, checks: [],
                    maximumQueries: settings.maximumQueries, opening: opening)
            }
        }
        complete(runs)
        return repetitions.indices.map { index in
            CheckBasis(repetitions[index].request, runs.map { $0[index] }, settings)
        }
    }
}
