import FoundationEssentials
import Model
import Persistence
import Web

/// An operation with the timeline of its steps.
struct OperationResponse: Encodable {
    struct Step: Encodable {
        let name: String
        let system: String
        let state: StepState
        /// The code of the problem that stopped it.
        @Nullable var code: String?
        let attempts: Int
        @Nullable var startedAt: Date?
        @Nullable var finishedAt: Date?
    }

    let id: OperationID
    let kind: String
    let state: OperationState
    let createdAt: Date
    let updatedAt: Date
    let steps: [Step]

    init(_ operation: OperationRecord) {
        id = operation.id
        kind = operation.kind
        state = operation.state
        createdAt = operation.createdAt
        updatedAt = operation.updatedAt
        steps = operation.steps.map { step in
            Step(
                name: step.name, system: step.system, state: step.state, code: step.problemCode,
                attempts: step.attempts,
                startedAt: step.startedAt, finishedAt: step.finishedAt)
        }
    }
}
