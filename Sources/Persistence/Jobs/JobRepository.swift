import FoundationEssentials
public import Model

/// Something that the worker does later.
public struct JobRecord: Sendable {
    public let id: JobID
    public let kind: String
    /// What it is about.
    public let subject: ULID
    /// Failures in a row before this run.
    public let attempts: Int
    /// Names this claim.
    let lease: [UInt8]
    /// When this run was due; another value later means that somebody asked for another run.
    let dueAt: Date
}

/// The table `job`. Due times and leases are stamped and judged by the database's clock.
public enum JobRepository {
    /// Makes sure that a job will run in at most so many seconds; an earlier due time stays.
    public static func schedule(
        _ kind: String, subject: ULID, afterSeconds: Int, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO job (id, kind, subject_id, due_at, created_at)
            VALUES (\(JobID.make(at: Date())), \(kind), \(subject.bytes),
              UTC_TIMESTAMP(3) + INTERVAL \(afterSeconds) SECOND, UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE due_at =
              IF(lease_until > UTC_TIMESTAMP(3), VALUES(due_at), LEAST(due_at, VALUES(due_at)))
            """)
    }

    /// Sets the due time of a job, also to a later one.
    public static func reschedule(
        _ kind: String, subject: ULID, afterSeconds: Int, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO job (id, kind, subject_id, due_at, created_at)
            VALUES (\(JobID.make(at: Date())), \(kind), \(subject.bytes),
              UTC_TIMESTAMP(3) + INTERVAL \(afterSeconds) SECOND, UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)
            """)
    }

    public static func cancel(_ kind: String, subject: ULID, in database: inout Connection) throws(DatabaseError) {
        try database.execute("DELETE FROM job WHERE kind = \(kind) AND subject_id = \(subject.bytes)")
    }

    /// Takes a due job that nobody holds, for some seconds; workers pass by rows that others are taking.
    public static func claim(leaseSeconds: Int, in database: inout Connection) throws -> JobRecord? {
        try database.transaction { (database: inout Connection) in
            let due = try database.first(
                """
                SELECT id, kind, subject_id, attempts, due_at FROM job
                WHERE due_at <= UTC_TIMESTAMP(3) AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(3))
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """
            ) { (row) throws(DatabaseError) in
                guard let subject = ULID(bytes: try row.bytes(2)) else { throw .decoding("no identifier") }
                return JobRecord(
                    id: try row.id(0), kind: try row.string(1), subject: subject, attempts: try row.int(3),
                    lease: ULID.make(at: Date()).bytes, dueAt: try row.date(4))
            }
            guard let job = due else { return nil }
            try database.execute(
                """
                UPDATE job SET lease = \(job.lease), lease_until = UTC_TIMESTAMP(3) + INTERVAL \(leaseSeconds) SECOND
                WHERE id = \(job.id)
                """)
            return job
        }
    }

    /// Ends a job: gone, unless somebody asked for another run while it ran.
    public static func finish(_ job: JobRecord, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            DELETE FROM job WHERE id = \(job.id) AND lease = \(job.lease) AND due_at = \(job.dueAt)
            """)
        try release(job, in: &database)
    }

    /// Runs a job again after some seconds.
    public static func runAgain(
        _ job: JobRecord, afterSeconds: Int, failure: String?, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE job SET due_at = UTC_TIMESTAMP(3) + INTERVAL \(afterSeconds) SECOND, lease = NULL, lease_until = NULL,
              attempts = \(failure == nil ? 0 : job.attempts + 1), last_error = \(failure.map { String($0.prefix(500)) })
            WHERE id = \(job.id) AND lease = \(job.lease)
            """)
    }

    /// Seconds until the next job is due, at most `limit`.
    public static func secondsToNext(limit: Double, in database: inout Connection) throws(DatabaseError) -> Double {
        let milliseconds = try database.first(
            """
            SELECT TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), MIN(GREATEST(due_at, COALESCE(lease_until, due_at)))) DIV 1000
            FROM job
            """
        ) { (row) throws(DatabaseError) in try row.optionalInt(0) }
        guard let milliseconds = milliseconds ?? nil else { return limit }
        return min(limit, max(0, Double(milliseconds) / 1000))
    }

    private static func release(_ job: JobRecord, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE job SET lease = NULL, lease_until = NULL, attempts = 0, last_error = NULL
            WHERE id = \(job.id) AND lease = \(job.lease)
            """)
    }
}
