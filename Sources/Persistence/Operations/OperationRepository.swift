public import Model

/// The tables `operation` and `operation_step`.
public enum OperationRepository {
    /// Starts an operation; violates `operation_open_subject_unique` while another one on the subject is open.
    public static func insert(
        _ id: OperationID, kind: String, subject: ULID, steps: [(name: String, system: String)], requestedBy: PersonID?,
        actor: AuditActor, requestID: String?, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO operation
              (id, tenant_id, kind, subject_id, state, requested_by, actor, request_id, created_at, updated_at)
            VALUES (\(id), \(tenant), \(kind), \(subject.bytes), 'running', \(requestedBy), \(StoredJSON.encode(actor)),
              \(requestID), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
            """)
        for (position, step) in steps.enumerated() {
            try database.execute(
                """
                INSERT INTO operation_step (operation_id, position, name, system)
                VALUES (\(id), \(position), \(step.name), \(step.system))
                """)
        }
    }

    public static func find(
        _ id: OperationID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> OperationRecord? {
        try load("id = \(id) AND tenant_id = \(tenant)", in: &database)
    }

    /// For the worker, which knows an operation by its id alone.
    public static func find(_ id: OperationID, in database: inout Connection) throws(DatabaseError) -> OperationRecord?
    {
        try load("id = \(id)", in: &database)
    }

    /// The newest operation on a subject.
    public static func newest(
        subject: ULID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> OperationRecord? {
        try load(
            "subject_id = \(subject.bytes) AND tenant_id = \(tenant) ORDER BY created_at DESC, id DESC LIMIT 1",
            in: &database)
    }

    /// The operation on a subject that is not finished, locked until the end of the transaction.
    public static func lockOpen(
        subject: ULID, tenant: TenantID, in database: inout Connection
    ) throws(DatabaseError) -> OperationRecord? {
        try load("open_subject_id = \(subject.bytes) AND tenant_id = \(tenant) FOR UPDATE", in: &database)
    }

    /// Notes that a step begins; `found` is what it finds in the system, which a repetition leaves as it was at first.
    public static func startStep(
        _ position: Int, of id: OperationID, found: String? = nil, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE operation_step SET state = 'running', attempts = attempts + 1, problem_code = NULL,
              started_at = COALESCE(started_at, UTC_TIMESTAMP(3)), found = COALESCE(found, \(found))
            WHERE operation_id = \(id) AND position = \(position)
            """)
    }

    /// Notes that a step is done; `readBack` is what the system says now.
    public static func finishStep(
        _ position: Int, of id: OperationID, readBack: String? = nil, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE operation_step SET state = 'done', finished_at = UTC_TIMESTAMP(3), problem_code = NULL,
              read_back = \(readBack)
            WHERE operation_id = \(id) AND position = \(position)
            """)
    }

    /// Notes why a step did not get on, and what the system said; it will be tried again unless the operation stops.
    public static func failStep(
        _ position: Int, of id: OperationID, problemCode: String, readBack: String? = nil,
        in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE operation_step SET state = 'failed', problem_code = \(problemCode), read_back = \(readBack)
            WHERE operation_id = \(id) AND position = \(position)
            """)
    }

    public static func setState(
        _ state: OperationState, of id: OperationID, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            "UPDATE operation SET state = \(state.rawValue), updated_at = UTC_TIMESTAMP(3) WHERE id = \(id)")
    }

    private static func load(_ condition: SQL, in database: inout Connection) throws(DatabaseError) -> OperationRecord?
    {
        let found = try database.first(
            """
            SELECT id, tenant_id, kind, subject_id, state, requested_by, request_id, created_at, updated_at, actor
            FROM operation WHERE \(condition)
            """
        ) { (row) throws(DatabaseError) in
            OperationRecord(
                id: try row.id(0), tenant: try row.id(1), kind: try row.string(2), subject: try row.ulid(3),
                state: try row.value(4), requestedBy: try row.optionalID(5), requestID: try row.optionalString(6),
                createdAt: try row.date(7), updatedAt: try row.date(8),
                actor: try StoredJSON.decode(row.optionalBytes(9)) ?? .system,
                steps: [])
        }
        guard var operation = found else { return nil }
        operation.steps = try steps(of: operation.id, in: &database)
        return operation
    }

    private static func steps(of id: OperationID, in database: inout Connection) throws(DatabaseError)
        -> [OperationStep]
    {
        try database.query(
            """
            SELECT position, name, system, state, attempts, problem_code, started_at, finished_at, found, read_back
            FROM operation_step WHERE operation_id = \(id) ORDER BY position
            """
        ) { (row) throws(DatabaseError) in
            OperationStep(
                position: try row.int(0), name: try row.string(1), system: try row.string(2), state: try row.value(3),
                attempts: try row.int(4), problemCode: try row.optionalString(5), startedAt: try row.optionalDate(6),
                finishedAt: try row.optionalDate(7), found: try row.optionalString(8),
                readBack: try row.optionalString(9))
        }
    }
}
