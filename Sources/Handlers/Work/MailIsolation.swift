import Model
public import Persistence
import Upstreams
import Web

/// Keeps ordinary mailbox users from listing the accounts of all customers on the mail server.
public enum MailIsolation {
    static let jobKind = "mail.isolation"
    /// An update of the mail server may open it again.
    private static let pauseSeconds = 86400

    /// Makes sure that the job exists and runs soon; called when a worker starts.
    public static func schedule(in database: inout Connection) throws {
        try JobRepository.schedule(jobKind, subject: .installation, afterSeconds: 0, in: &database)
    }

    static func run(_ context: inout Context) throws -> JobOutcome {
        guard let mail = context.platform.mail else { return .done }
        if try mail.isListingOpen() {
            try mail.closeListing()
            Log.info("the mail server no longer lists all accounts to its users", [:])
        }
        return .again(afterSeconds: pauseSeconds)
    }
}
