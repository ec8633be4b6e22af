/// What the provider says about itself (OpenID Connect Discovery 1.0 section 3).
struct OIDCMetadata: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let jwksURI: String
    let revocationEndpoint: String?
    let endSessionEndpoint: String?
    let signingAlgorithms: [String]

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case jwksURI = "jwks_uri"
        case revocationEndpoint = "revocation_endpoint"
        case endSessionEndpoint = "end_session_endpoint"
        case signingAlgorithms = "id_token_signing_alg_values_supported"
    }
}
