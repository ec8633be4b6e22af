import Model
import TestSupport
import Testing

@testable import Persistence

@Suite(.emptyDatabase) struct DatabaseErrorTests {
    private static let tables: [SQL] = [
        "CREATE TABLE owner (id INT NOT NULL PRIMARY KEY) CHARACTER SET utf8mb4",
        """
        CREATE TABLE thing (
          id INT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL, owner_id INT NULL, size TINYINT NOT NULL DEFAULT 1,
          CONSTRAINT thing_name_unique UNIQUE (name),
          CONSTRAINT thing_owner_id_fk FOREIGN KEY (owner_id) REFERENCES owner (id),
          CONSTRAINT thing_size_check CHECK (size < 10)
        ) CHARACTER SET utf8mb4
        """,
    ]

    private func failure(_ statement: SQL) throws -> DatabaseError {
        try withDatabase { database in
            for table in Self.tables { try database.execute(table) }
            try database.execute("INSERT INTO owner (id) VALUES (1)")
            try database.execute("INSERT INTO thing (id, name, owner_id) VALUES (1, \("it's 'quoted'"), 1)")
            return try #require(#expect(throws: DatabaseError.self) { try database.execute(statement) })
        }
    }

    @Test func aDuplicateNamesItsKeyAndHidesTheValue() throws {
        let error = try failure("INSERT INTO thing (id, name) VALUES (2, \("it's 'quoted'"))")
        #expect(error.code == 1062 && error.state == "23000")
        #expect(error.constraint == "thing_name_unique")
        #expect(!error.description.contains("quoted"))
        #expect(error.sql == "INSERT INTO thing (id, name) VALUES (2, ?)")
    }

    @Test func aReferenceIsNamed() throws {
        let error = try failure("DELETE FROM owner WHERE id = 1")
        #expect(error.isReferenced && error.constraint == "thing_owner_id_fk")
    }

    @Test func aMissingReferenceIsNamed() throws {
        #expect(
            try failure("INSERT INTO thing (id, name, owner_id) VALUES (2, \("b"), 9)").constraint
                == "thing_owner_id_fk")
    }

    @Test func aCheckIsNamed() throws {
        #expect(
            try failure("INSERT INTO thing (id, name, size) VALUES (2, \("b"), 10)").constraint == "thing_size_check")
    }

    private static let secret = "s3cret-t0ken"

    /// Each of these errors quotes what was bound.
    @Test(
        arguments: [
            "INSERT INTO thing (id, name) VALUES (\(secret), \("b"))",
            "UPDATE thing SET size = \(secret)",
            "UPDATE thing SET size = CAST(\(secret) AS INT)",
            "UPDATE thing SET name = CAST(\(secret) AS DATETIME)",
            "UPDATE thing SET name = \(String(repeating: secret, count: 5))",
            "UPDATE thing SET name = CONVERT(\(Array(secret.utf8) + [0xff]) USING utf8mb4)",
            "UPDATE thing SET name = \(Array(secret.utf8) + [0xff])",
        ] as [SQL])
    func valuesAreNeverTold(_ statement: SQL) throws {
        let error = try failure(statement)
        #expect(!error.description.contains(Self.secret))
    }

    @Test func namesInMessagesAreKept() throws {
        #expect(try failure("SELECT nowhere FROM thing").message.contains("nowhere"))
    }
}
