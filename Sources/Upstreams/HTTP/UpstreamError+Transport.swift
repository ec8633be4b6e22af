extension UpstreamError {
    /// Names the service whose answer did not arrive.
    init(_ service: Service, transport error: TransportError) {
        switch error {
        case .unreachable(let why): self.init(service, .unreachable(why))
        case .timedOut: self.init(service, .timedOut)
        case .tooLarge(let limit): self.init(service, .unexpectedResponse("an answer of more than \(limit) bytes"))
        }
    }
}
