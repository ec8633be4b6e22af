import FastCGI
import Glibc

/// A pool for the FastCGI tests: `FastCGIProbe SOCKET|- [NAME=NUMBER]…`, and `--worker` when the pool starts it again.
@main
enum Probe {
    static func main() {
        exit(ProbeProgram(CommandLine.arguments).run())
    }
}
