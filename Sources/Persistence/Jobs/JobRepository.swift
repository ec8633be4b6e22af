import FoundationEssentials
public import Model

/// The table `job`. Due times and leases are stamped and judged by the database's clock.
///
/// While a job runs, its due time is the end of its lease: when the worker died it is due again by itself, and another
/// due time means that somebody asked for another run in the meantime.
public enum JobRepository {
    /// Makes sure that a job will run in at most so many seconds; an earlier due time stays.
    public static func schedule(
        _ kind: String, subject: ULID, afterSeconds: Int, lane: JobLane = .prompt, in database: inout Connection
    ) throws(DatabaseError) {
        try insert(kind, subject, afterSeconds, lane, orElse: "due_at = LEAST(due_at, VALUES(due_at))", in: &database)
    }

    /// Sets the due time of a job, also to a later one.
    public static func reschedule(
        _ kind: String, subject: ULID, afterSeconds: Int, lane: JobLane = .prompt, in database: inout Connection
    ) throws(DatabaseError) {
        try insert(kind, subject, afterSeconds, lane, orElse: "due_at = VALUES(due_at)", in: &database)
    }

    public static func cancel(_ kind: String, subject: ULID, in database: inout Connection) throws(DatabaseError) {
        try database.execute("DELETE FROM job WHERE kind = \(kind) AND subject_id = \(subject.bytes)")
    }

    /// Takes due jobs of a lane that nobody holds, for some seconds; workers pass by rows that others are taking.
    public static func claim(
        _ lane: JobLane, limit: Int = 1, leaseSeconds: Int, in database: inout Connection
    ) throws -> [JobRecord] {
        try database.transaction { (database: inout Connection) in
            let lease = ULID.make(at: Date()).bytes
            let jobs = try database.query(nextDue(lane, limit)) { (row) throws(DatabaseError) in
                JobRecord(
                    id: try row.id(0), kind: try row.string(1), subject: try row.ulid(2), attempts: try row.int(3),
                    lease: lease)
            }
            guard !jobs.isEmpty else { return [] }
            try database.execute(
                """
                UPDATE job SET lease = \(lease), lease_until = UTC_TIMESTAMP(3) + INTERVAL \(leaseSeconds) SECOND,
                  due_at = lease_until
                WHERE id IN (\(list: jobs.map(\.id)))
                """)
            return jobs
        }
    }

    static func nextDue(_ lane: JobLane, _ limit: Int) -> SQL {
        """
        SELECT id, kind, subject_id, attempts FROM job
        WHERE lane = \(lane.rawValue) AND due_at <= UTC_TIMESTAMP(3)
          AND (lease_until IS NULL OR lease_until <= UTC_TIMESTAMP(3))
        ORDER BY due_at LIMIT \(limit) FOR UPDATE SKIP LOCKED
        """
    }

    /// Holds a job for some seconds from now; false when its lease ran out and another worker has it.
    public static func renew(
        _ job: JobRecord, leaseSeconds: Int, in database: inout Connection
    ) throws(DatabaseError) -> Bool {
        try database.execute(
            """
            UPDATE job SET due_at = IF(due_at = lease_until, UTC_TIMESTAMP(3) + INTERVAL \(leaseSeconds) SECOND, due_at),
              lease_until = UTC_TIMESTAMP(3) + INTERVAL \(leaseSeconds) SECOND
            WHERE id = \(job.id) AND lease = \(job.lease)
            """) == 1
    }

    /// Ends a job: gone, unless somebody asked for another run while it ran.
    public static func finish(_ job: JobRecord, in database: inout Connection) throws(DatabaseError) {
        let gone = try database.execute(
            "DELETE FROM job WHERE id = \(job.id) AND lease = \(job.lease) AND due_at = lease_until")
        guard gone == 0 else { return }
        try database.execute(
            """
            UPDATE job SET lease = NULL, lease_until = NULL, attempts = 0, last_error = NULL
            WHERE id = \(job.id) AND lease = \(job.lease)
            """)
    }

    /// Runs a job again after some seconds, or earlier if somebody asked for that while it ran.
    public static func runAgain(
        _ job: JobRecord, afterSeconds: Int, failure: String?, in database: inout Connection
    ) throws(DatabaseError) {
        let due: SQL = "UTC_TIMESTAMP(3) + INTERVAL \(afterSeconds) SECOND"
        try database.execute(
            """
            UPDATE job SET due_at = IF(due_at = lease_until, \(due), LEAST(due_at, \(due))), lease = NULL, lease_until = NULL,
              attempts = \(failure == nil ? 0 : job.attempts + 1), last_error = \(failure?.cut(to: 500))
            WHERE id = \(job.id) AND lease = \(job.lease)
            """)
    }

    /// The same for jobs of one claim that went well, each after its own time.
    public static func runAgain(
        _ runs: [(job: JobRecord, afterSeconds: Int)], in database: inout Connection
    ) throws(DatabaseError) {
        guard let lease = runs.first?.job.lease else { return }
        let ids = runs.map(\.job.id)
        let seconds: SQL = "ELT(FIELD(id, \(list: ids)), \(list: runs.map(\.afterSeconds)))"
        let due: SQL = "UTC_TIMESTAMP(3) + INTERVAL \(seconds) SECOND"
        try database.execute(
            """
            UPDATE job SET due_at = IF(due_at = lease_until, \(due), LEAST(due_at, \(due))), lease = NULL, lease_until = NULL,
              attempts = 0, last_error = NULL
            WHERE id IN (\(list: ids)) AND lease = \(lease)
            """)
    }

    /// Seconds until the next job of a lane is due, at most `limit`.
    public static func secondsToNext(
        _ lane: JobLane, limit: Double, in database: inout Connection
    ) throws(DatabaseError) -> Double {
        // A job that runs and is wanted again waits for the end of that run, whenever it is due.
        let milliseconds = try database.first(
            """
            SELECT TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), due_at) DIV 1000 FROM job
            WHERE lane = \(lane.rawValue) AND (lease_until IS NULL OR due_at >= lease_until)
            ORDER BY due_at LIMIT 1
            """
        ) { (row) throws(DatabaseError) in try row.int(0) }
        return milliseconds.map { min(limit, max(0, Double($0) / 1000)) } ?? limit
    }

    private static func insert(
        _ kind: String, _ subject: ULID, _ afterSeconds: Int, _ lane: JobLane, orElse change: SQL,
        in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO job (id, kind, subject_id, lane, due_at, created_at)
            VALUES (\(JobID.make(at: Date())), \(kind), \(subject.bytes), \(lane.rawValue),
              UTC_TIMESTAMP(3) + INTERVAL \(afterSeconds) SECOND, UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE lane = VALUES(lane), \(change)
            """)
    }
}
