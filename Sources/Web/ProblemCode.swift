/// What the API can say went wrong; the raw value is the `code` of the problem document and never changes.
public enum ProblemCode: String, Sendable, CaseIterable {
    case malformedBody = "malformed_body"
    case malformedPath = "malformed_path"
    case validationFailed = "validation_failed"
    case payloadTooLarge = "payload_too_large"
    case headerTooLarge = "header_too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case sessionExpired = "session_expired"
    case forbidden
    case crossSiteRequest = "cross_site_request"
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case unknownMethod = "unknown_method"
    case domainTaken = "domain_taken"
    case domainInUse = "domain_in_use"
    case domainNotOwned = "domain_not_owned"
    case domainOwned = "domain_owned"
    case dmarcBlocked = "dmarc_blocked"
    case dmarcConfirmationNeeded = "dmarc_confirmation_needed"
    case operationInProgress = "operation_in_progress"
    case provisioningDisabled = "provisioning_disabled"
    case idempotencyKeyReused = "idempotency_key_reused"
    case requestInProgress = "request_in_progress"
    case tooManyRequests = "too_many_requests"
    case invalidLogoutToken = "invalid_logout_token"
    case busy
    case databaseUnavailable = "database_unavailable"
    case upstreamUnavailable = "upstream_unavailable"
    case upstreamTimeout = "upstream_timeout"
    case upstreamFailed = "upstream_failed"
    case upstreamConflict = "upstream_conflict"
    case internalError = "internal_error"

    /// The HTTP status that goes with the code.
    public var status: Int {
        switch self {
        case .malformedBody, .malformedPath, .invalidLogoutToken: 400
        case .sessionExpired: 401
        case .forbidden, .crossSiteRequest: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .domainTaken, .domainInUse, .domainNotOwned, .domainOwned, .dmarcBlocked, .dmarcConfirmationNeeded,
            .operationInProgress, .provisioningDisabled, .requestInProgress, .upstreamConflict:
            409
        case .payloadTooLarge: 413
        case .unsupportedMediaType: 415
        case .validationFailed, .idempotencyKeyReused: 422
        case .tooManyRequests: 429
        case .headerTooLarge: 431
        case .internalError: 500
        case .unknownMethod: 501
        case .upstreamFailed: 502
        case .busy, .databaseUnavailable, .upstreamUnavailable: 503
        case .upstreamTimeout: 504
        }
    }

    /// A short text, the same for every problem of this code.
    public var title: String {
        switch self {
        case .malformedBody: "The body cannot be read"
        case .malformedPath: "The address cannot be read"
        case .validationFailed: "Something needs to be corrected"
        case .payloadTooLarge: "The body is too large"
        case .headerTooLarge: "The request headers are too large"
        case .unsupportedMediaType: "Another media type is needed"
        case .sessionExpired: "Please sign in again"
        case .forbidden: "Not allowed"
        case .crossSiteRequest: "Sent by another site"
        case .notFound: "Not found"
        case .methodNotAllowed: "Method not allowed"
        case .unknownMethod: "Unknown method"
        case .domainTaken: "Domain already added"
        case .domainInUse: "Domain in use"
        case .domainNotOwned: "Ownership not proved"
        case .domainOwned: "Ownership proved already"
        case .dmarcBlocked: "Too early for this policy"
        case .dmarcConfirmationNeeded: "Please confirm"
        case .operationInProgress: "Another action is under way"
        case .provisioningDisabled: "Not enabled here"
        case .idempotencyKeyReused: "Idempotency key used before"
        case .requestInProgress: "The same request is under way"
        case .tooManyRequests: "Too many requests"
        case .invalidLogoutToken: "Logout token not accepted"
        case .busy: "Busy, please try again"
        case .databaseUnavailable: "The database cannot be reached"
        case .upstreamUnavailable: "A connected system cannot be reached"
        case .upstreamTimeout: "A connected system did not answer in time"
        case .upstreamFailed: "A connected system refused"
        case .upstreamConflict: "In use in a connected system"
        case .internalError: "Something went wrong here"
        }
    }
}
