import FoundationEssentials

/// A connection to MariaDB that belongs to one thread; opened with the first statement.
public struct Connection: ~Copyable {
    private let settings: DatabaseSettings
    private var link: ServerLink?
    private var lastUse = Date.distantPast
    private var scope = Scope.statement
    /// What ended the transaction on the server before its body came to an end.
    private var failure: DatabaseError?

    /// What the session on the server holds beyond a statement. Where it holds something, no other session takes its place.
    private enum Scope {
        case statement, transaction, schemaChange
    }

    /// To be called once, before any thread is started.
    public static func initializeLibrary() {
        ServerLink.initializeLibrary()
    }

    /// Creates a connection that is not open yet.
    public init(_ settings: DatabaseSettings) {
        self.settings = settings
    }

    /// Runs a statement and gives the number of rows that it found; 0 for one that gives rows.
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
        try read(sql, all: true, decode)
    }

    /// Gives the first row of a query, or nil.
    public mutating func first<Value>(
        _ sql: SQL, _ decode: (borrowing Row) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value? {
        try read(sql, all: false, decode).first
    }

    /// A read on a connection that turns out to be lost is repeated once on another one: nothing can have happened.
    private mutating func read<Value>(
        _ sql: SQL, all: Bool, _ decode: (borrowing Row) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> [Value] {
        let mayRepeat = scope == .statement && link != nil && sql.text.hasPrefix("SELECT")
        do {
            return try rows(sql, all: all, decode)
        } catch {
            guard mayRepeat && error.isConnectionLost else { throw error }
            return try rows(sql, all: all, decode)
        }
    }

    private mutating func rows<Value>(
        _ sql: SQL, all: Bool, _ decode: (borrowing Row) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> [Value] {
        var values: [Value] = []
        do {
            try open().statement(sql.text).rows(sql.values) { (row: borrowing Row) throws(DatabaseError) in
                values.append(try decode(row))
                return all
            }
        } catch {
            throw noting(error)
        }
        return values
    }

    /// The open link. One that lay idle is tried first: the server may have closed it or been restarted.
    private mutating func open() throws(DatabaseError) -> ServerLink {
        if let failure { throw failure }
        let now = Date()
        defer { lastUse = now }
        if let link, scope != .statement || now.timeIntervalSince(lastUse) < Self.trustedIdleTime || link.ping() {
            return link
        }
        let fresh = try ServerLink(settings, statementSeconds: Self.statementSeconds)
        link = fresh
        return fresh
    }

    /// An idle connection costs a ping after this time in seconds, so that a restart of the database is not noticed.
    private static let trustedIdleTime: TimeInterval = 1
    /// Less than a request may take.
    private static let statementSeconds = 15

    /// A lost link is dropped; an error that ended the transaction keeps the rest of its body from taking effect.
    private mutating func noting(_ error: DatabaseError) -> DatabaseError {
        if error.isConnectionLost { link = nil }
        if scope != .statement && error.endsTransaction { failure = error }
        return error
    }
}

extension Connection {
    static let commit = "COMMIT"

    /// A change and what must not be missing beside it, such as its audit row, belong into one.
    var isInTransaction: Bool { scope == .transaction }

    /// Runs `body` in a transaction; on a deadlock, in COMMIT too, the whole of it is run again, at most three times.
    ///
    /// A connection lost in COMMIT is thrown as `isCommitUnknown`: what took effect is not known, and the caller has to
    /// look. No call to another system may be made in `body`.
    @discardableResult
    public mutating func transaction<Value>(_ body: (inout Connection) throws -> Value) throws -> Value {
        precondition(scope == .statement, "transactions do not nest")
        var repetitions = 0
        while true {
            do {
                return try attempt(body)
            } catch let error as DatabaseError where error.isDeadlock && repetitions < 3 {
                repetitions += 1
                Pause.jittered(milliseconds: 20 * repetitions)
            }
        }
    }

    /// Runs `body` in the transaction that is under way, or in one of its own.
    mutating func atomically<Value>(_ body: (inout Connection) throws -> Value) throws -> Value {
        isInTransaction ? try body(&self) : try transaction(body)
    }

    /// Runs `body` on a session of its own whose statements may take as long as they need, and which is closed at the
    /// end, with it the named locks that it holds.
    mutating func schemaChange<Value>(_ body: (inout Connection) throws -> Value) throws -> Value {
        precondition(scope == .statement, "the schema is not changed inside of a transaction")
        link = try ServerLink(settings, statementSeconds: nil)
        scope = .schemaChange
        defer {
            leaveScope()
            link = nil
        }
        return try body(&self)
    }

    /// Runs a statement without values or rows, without preparing it.
    mutating func command(_ text: StaticString) throws(DatabaseError) {
        try command(text.description)
    }

    private mutating func attempt<Value>(_ body: (inout Connection) throws -> Value) throws -> Value {
        try begin()
        defer { leaveScope() }
        do {
            let value = try body(&self)
            try command(Self.commit)
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    /// Nothing was written yet, so a lost connection is replaced.
    private mutating func begin() throws(DatabaseError) {
        do {
            try command("START TRANSACTION" as String)
        } catch {
            guard error.isConnectionLost else { throw error }
            try command("START TRANSACTION" as String)
        }
        scope = .transaction
    }

    /// Undoes what was done; where even that fails the connection is dropped, which undoes it on the server.
    private mutating func rollBack() {
        do {
            try link?.command("ROLLBACK")
        } catch {
            link = nil
        }
    }

    private mutating func leaveScope() {
        scope = .statement
        failure = nil
    }

    private mutating func command(_ text: String) throws(DatabaseError) {
        do {
            try open().command(text)
        } catch {
            throw noting(error)
        }
    }
}
