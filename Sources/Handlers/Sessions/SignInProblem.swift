import Cryptography
import Upstreams
import Web

/// Why a sign-in ended on the page that explains it, by the code in that page's address.
enum SignInProblem: String {
    case stateExpired = "state_expired"
    case providerError = "provider_error"
    case clockSkew = "clock_skew"
    case issuerMismatch = "issuer_mismatch"
    case accountUnknown = "account_unknown"
    case accountReplaced = "account_replaced"
    case unavailable

    init(_ error: OIDCError) {
        switch error {
        case .upstream: self = .unavailable
        case .issuerDiffers, .signsWithSecret: self = .issuerMismatch
        case .refused: self = .providerError
        case .token(.expired), .token(.notYetValid): self = .clockSkew
        case .token(.wrongIssuer): self = .issuerMismatch
        case .token: self = .providerError
        }
    }

    /// Sends the browser to the page in plain words.
    var redirect: Response {
        .redirect(to: "/sign-in-problem?code=\(rawValue)")
    }
}

extension OIDCError {
    /// How far a token's time lies from ours, when that is what is wrong with it.
    var secondsAhead: Int64? {
        switch self {
        case .token(.expired(let seconds)): -seconds
        case .token(.notYetValid(let seconds)): seconds
        default: nil
        }
    }
}
