import Web

/// Writes with a session must come from the portal's own pages (Fetch Metadata, and the Origin header of RFC 6454).
enum SameOrigin {
    /// A browser always says where a write comes from; what says nothing is no browser and carries nobody's cookies.
    static func check(_ request: Request, portalBaseURL: String) throws(Problem) {
        if request.method.isSafe { return }
        if let site = request.headers["Sec-Fetch-Site"] {
            guard site == "same-origin" else { throw Problem.crossSiteRequest }
        } else if let origin = request.headers["Origin"] {
            guard origin == portalBaseURL else { throw Problem.crossSiteRequest }
        }
    }
}
