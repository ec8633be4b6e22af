import FoundationEssentials

/// A connection to MariaDB that belongs to one thread; opened with the first statement.
public struct Connection: ~Copyable {
    private let settings: DatabaseSettings
    private var link: ServerLink?
    private var lastUse = Date.distantPast
    private var isInTransaction = false

    /// To be called once, before any thread is started.
    public static func initializeLibrary() {
        ServerLink.initializeLibrary()
    }

    /// Creates a connection that is not open yet.
    public init(_ settings: DatabaseSettings) {
        self.settings = settings
    }

    /// Runs a statement and gives the number of rows that it found.
    @discardableResult
    public mutating func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        do {
            return try open().statement(sql.text).execute(sql.values)
        } catch {
            throw noting(error)
        }
    }

    /// Gives all rows of a query.
    public mutating func query<Value>(
        _ sql: SQL, _ decode: (borrowing Row) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> [Value] {
        var values: [Value] = []
        do {
            try open().statement(sql.text).rows(sql.values) { (row: consuming Row) throws(DatabaseError) in
                values.append(try decode(row))
            }
        } catch {
            throw noting(error)
        }
        return values
    }

    /// Gives the first row of a query, or nil.
    public mutating func first<Value>(
        _ sql: SQL, _ decode: (borrowing Row) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value? {
        try query(sql, decode).first
    }

    /// Runs `body` in a transaction; on a deadlock, in COMMIT too, the whole of it is run again, at most three times.
    ///
    /// A connection lost in COMMIT is thrown as it is: what took effect is not known, and the caller has to look.
    /// No call to another system may be made in `body`.
    public mutating func transaction<Value>(_ body: (inout Connection) throws -> Value) throws -> Value {
        precondition(!isInTransaction, "transactions do not nest")
        for attempt in 1...3 {
            do {
                return try attemptTransaction(body)
            } catch let error as DatabaseError where error.isDeadlock && attempt < 3 {
                Pause.jittered(milliseconds: 20 * attempt)
            }
        }
        return try attemptTransaction(body)
    }

    private mutating func attemptTransaction<Value>(_ body: (inout Connection) throws -> Value) throws -> Value {
        try command("START TRANSACTION")
        isInTransaction = true
        defer { isInTransaction = false }
        do {
            let value = try body(&self)
            try command("COMMIT")
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    /// Undoes what was done; where even that fails the connection is dropped, which undoes it on the server.
    private mutating func rollBack() {
        do {
            try link?.command("ROLLBACK")
        } catch {
            link = nil
        }
    }

    private mutating func command(_ text: String) throws(DatabaseError) {
        do {
            try open().command(text)
        } catch {
            throw noting(error)
        }
    }

    /// The open link. One that lay idle is tried first: the server may have closed it or been restarted.
    private mutating func open() throws(DatabaseError) -> ServerLink {
        let now = Date()
        defer { lastUse = now }
        if let link, isInTransaction || now.timeIntervalSince(lastUse) < Self.trustedIdleTime || link.ping() { return link }
        let fresh = try ServerLink(settings)
        link = fresh
        return fresh
    }

    /// A database that was restarted costs at most the statements that were under way.
    private static let trustedIdleTime: TimeInterval = 1

    /// A lost link is dropped, so that the next statement opens another.
    private mutating func noting(_ error: DatabaseError) -> DatabaseError {
        if error.isConnectionLost { link = nil }
        return error
    }
}
