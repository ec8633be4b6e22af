public import Model

/// A human with one SSO identity.
public struct PersonRecord: Equatable, Sendable {
    public var id: PersonID
    /// Key of the identity in Authentik's management interface.
    public var authentikPK: Int?
    /// The OIDC subject; nil until bound.
    public var subject: String?
    /// Lower case.
    public var signInName: String
    public var displayName: String
    public var email: String

    public init(
        id: PersonID, authentikPK: Int?, subject: String?, signInName: String, displayName: String, email: String
    ) {
        self.id = id
        self.authentikPK = authentikPK
        self.subject = subject
        self.signInName = signInName
        self.displayName = displayName
        self.email = email
    }
}

/// The table `person`.
public enum PersonRepository {
    /// Violates `person_sign_in_name_unique`, `person_subject_unique` or `person_authentik_pk_unique`.
    public static func insert(_ person: PersonRecord, in database: inout Connection) throws(DatabaseError) {
        try database.execute(
            """
            INSERT INTO person (id, authentik_pk, subject, sign_in_name, display_name, email, created_at, updated_at)
            VALUES (\(person.id), \(person.authentikPK), \(person.subject), \(person.signInName),
              \(person.displayName), \(person.email), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
            """)
    }

    public static func find(subject: String, in database: inout Connection) throws(DatabaseError) -> PersonRecord? {
        try database.first("SELECT \(columns) FROM person WHERE subject = \(subject)", decode)
    }

    public static func find(signInName: String, in database: inout Connection) throws(DatabaseError) -> PersonRecord? {
        try database.first("SELECT \(columns) FROM person WHERE sign_in_name = \(signInName)", decode)
    }

    public static func find(_ id: PersonID, in database: inout Connection) throws(DatabaseError) -> PersonRecord? {
        try database.first("SELECT \(columns) FROM person WHERE id = \(id)", decode)
    }

    /// Ties a person who was never tied to an identity; false when one is tied already or the person is not there.
    public static func bind(
        _ id: PersonID, subject: String, authentikPK: Int?, in database: inout Connection
    ) throws(DatabaseError) -> Bool {
        try database.execute(
            """
            UPDATE person SET subject = \(subject), authentik_pk = \(authentikPK), updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id) AND subject IS NULL
            """) == 1
    }

    /// Takes over what the identity provider says about a person.
    public static func updateNames(
        _ id: PersonID, displayName: String, email: String, in database: inout Connection
    ) throws(DatabaseError) {
        try database.execute(
            """
            UPDATE person SET display_name = \(displayName.cut(to: 200)), email = \(email), updated_at = UTC_TIMESTAMP(3)
            WHERE id = \(id)
            """)
    }

    private static let columns: SQL = "id, authentik_pk, subject, sign_in_name, display_name, email"

    private static func decode(_ row: borrowing Row) throws(DatabaseError) -> PersonRecord {
        PersonRecord(
            id: try row.id(0), authentikPK: try row.optionalInt(1), subject: try row.optionalString(2),
            signInName: try row.string(3), displayName: try row.string(4), email: try row.string(5))
    }
}
