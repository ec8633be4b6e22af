/// Every problem that the API can state.
extension Problem {
    // What was sent

    public static func malformedBody(_ why: String) -> Problem {
        Problem(.malformedBody, "The body \(why).")
    }
    public static let malformedPath = Problem(.malformedPath, "The address holds an escape that cannot be read.")
    public static func validation(_ fields: [Field]) -> Problem {
        let all = fields.map { field in
            let name = field.pointer.dropFirst(2)
            return "\(name.isEmpty ? "The body" : name) \(field.detail)"
        }.joined(separator: "; ")
        return Problem(.validationFailed, all + ".", errors: fields)
    }
    public static func validation(_ pointer: String, _ code: String, _ detail: String) -> Problem {
        validation([Field(pointer: pointer, code: code, detail: detail)])
    }
    public static func payloadTooLarge(limit: Int) -> Problem {
        Problem(.payloadTooLarge, "At most \(limit) bytes are accepted.")
    }
    public static func headerTooLarge(limit: Int) -> Problem {
        Problem(.headerTooLarge, "At most \(limit) bytes of request headers are accepted; fewer cookies may help.")
    }
    public static func unsupportedMediaType(_ expected: String) -> Problem {
        Problem(.unsupportedMediaType, "Send the body as \(expected).")
    }
    /// HEAD goes wherever GET goes.
    public static func methodNotAllowed(_ allowed: [Method]) -> Problem {
        let names = allowed.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }.joined(separator: ", ")
        return Problem(.methodNotAllowed, "This address accepts \(names).", headers: ["Allow": names])
    }
    public static let unknownMethod = Problem(.unknownMethod, "No address accepts this method.")
    public static let idempotencyKeyReused = Problem(
        .idempotencyKeyReused, "This Idempotency-Key came with another request before.")
    public static let requestInProgress = Problem(
        .requestInProgress, "The request with this Idempotency-Key is still under way.", retryAfter: 2)
    public static let invalidLogoutToken = Problem(.invalidLogoutToken, "The logout token is not accepted.")

    // Who asks

    public static let sessionExpired = Problem(.sessionExpired, "There is no session, or it has ended.")
    public static let forbidden = Problem(.forbidden, "Your role does not allow this.")
    public static let crossSiteRequest = Problem(
        .crossSiteRequest, "Changes are accepted from the portal's own pages only.")
    public static let notFound = Problem(.notFound, "There is nothing here, or it is not visible to you.")
    public static func tooManyRequests(retryAfter: Int) -> Problem {
        Problem(.tooManyRequests, "Please wait \(retryAfter) seconds.", retryAfter: retryAfter)
    }

    // What the state of things forbids

    public static func domainTaken(_ name: String) -> Problem {
        Problem(
            .domainTaken, "\(name) is in this list already.",
            errors: [Field(pointer: "#/name", code: "taken", detail: "is in this list already")])
    }
    /// `blockers` are the first of the things that use the domain, `total` counts all of them.
    public static func domainInUse(blockers: [some Encodable & Sendable], total: Int) -> Problem {
        Problem(
            .domainInUse, "The domain is in use; nothing was changed.",
            members: ["blockers": blockers, "blockersTotal": total])
    }
    public static let domainNotOwned = Problem(.domainNotOwned, "Prove first that the domain is yours.")
    public static let domainOwned = Problem(.domainOwned, "The domain is yours already; no proof is asked for.")
    public static func dmarcBlocked(reasons: [String]) -> Problem {
        Problem(
            .dmarcBlocked, "Mail of the domain would be lost with this policy.",
            members: ["reasons": reasons])
    }
    public static func dmarcConfirmationNeeded(reasons: [String]) -> Problem {
        Problem(
            .dmarcConfirmationNeeded,
            "There are reasons to wait with this policy; send confirm to set it all the same.",
            members: ["reasons": reasons])
    }
    public static func operationInProgress(_ id: String) -> Problem {
        Problem(.operationInProgress, "Operation \(id) is not finished yet.", retryAfter: 5)
    }
    public static func provisioningDisabled(_ system: String) -> Problem {
        Problem(.provisioningDisabled, "\(system) is not enabled in this installation.")
    }

    // What failed behind us

    public static func busy(_ cause: any Error) -> Problem {
        Problem(.busy, "Others are changing the same thing at this moment.", retryAfter: 1, cause: cause)
    }
    public static func databaseUnavailable(_ cause: any Error) -> Problem {
        Problem(.databaseUnavailable, "Please try again in a moment; nothing was lost.", retryAfter: 2, cause: cause)
    }
    public static func upstreamUnavailable(_ system: String, _ cause: any Error) -> Problem {
        Problem(.upstreamUnavailable, "\(system) cannot be reached at the moment.", retryAfter: 10, cause: cause)
    }
    public static func upstreamTimeout(_ system: String, _ cause: any Error) -> Problem {
        Problem(.upstreamTimeout, "\(system) did not answer in time.", retryAfter: 10, cause: cause)
    }
    public static func upstreamFailed(_ system: String, _ cause: any Error) -> Problem {
        Problem(
            .upstreamFailed, "\(system) did not do what was asked; the request id helps support to find out why.",
            cause: cause)
    }
    /// Says nothing about whose it is.
    public static func upstreamConflict(_ system: String, _ cause: any Error) -> Problem {
        Problem(.upstreamConflict, "\(system) holds this already, and it was not made here.", cause: cause)
    }
    public static func internalError(_ cause: any Error) -> Problem {
        Problem(.internalError, "The request id helps support to find out why.", cause: cause)
    }
}
