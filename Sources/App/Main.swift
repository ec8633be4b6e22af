import Foundation

/// The program `workplace`.
@main
enum Main {
    static func main() {
        exit(CommandLineInterface.run(Array(CommandLine.arguments.dropFirst())))
    }
}
