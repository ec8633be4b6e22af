import FastCGI
import FoundationEssentials
import Glibc
import Web

final class ProbeResponder: Responder {
    func respond(to request: Request) -> Response {
        switch request.path {
        case "/echo": Response(status: 200, headers: ["Content-Type": "application/octet-stream"], body: request.body)
        case "/pid": text(String(getpid()))
        case "/slow": slow(milliseconds: request.query.value("ms").flatMap { UInt32($0) } ?? 0)
        case "/large": Response(status: 200, body: (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) })
        case "/request": text(description(of: request))
        case "/header": Response(status: 200, headers: ["X-Given": request.query.value("value") ?? ""])
        case "/cookies": twoCookies()
        case "/nothing": Response.noContent
        default: Problem.notFound.response(requestID: request.id, instance: request.path)
        }
    }

    private func text(_ text: String) -> Response {
        Response(status: 200, headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
    }

    private func slow(milliseconds: UInt32) -> Response {
        usleep(milliseconds * 1000)
        return text(String(getpid()))
    }

    private func twoCookies() -> Response {
        var response = Response.noContent
        response.set(Cookie(name: "__Host-a", value: "1", maxAge: nil))
        response.set(Cookie(name: "__Host-b", value: "2", maxAge: 60))
        return response
    }

    private func description(of request: Request) -> String {
        let left = Int(request.deadline.timeIntervalSinceNow.rounded())
        let headers = request.headers.fields.map { "\($0.name)=\($0.value)" }
        return ([request.method.rawValue, request.path, request.remoteAddress, request.id, "\(left) s"] + headers)
            .joined(separator: "\n")
    }
}
