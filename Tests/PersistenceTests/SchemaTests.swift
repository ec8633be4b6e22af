import TestSupport
import Testing

@testable import Persistence

/// Rules that every table keeps.
@Suite(.freshDatabase) struct SchemaTests {
    private func names(_ sql: SQL) throws -> [String] {
        try withDatabase { try $0.query(sql) { (row) throws(DatabaseError) in try row.string(0) } }
    }

    @Test func everyTableHasAComment() throws {
        #expect(
            try names(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_comment = ''"
            ) == [])
    }

    /// Times are DATETIME(3) in UTC: a TIMESTAMP would follow the zone of a session.
    @Test func timesAreKeptWithMilliseconds() throws {
        let others = try names(
            """
            SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
            WHERE table_schema = DATABASE() AND data_type IN ('date', 'time', 'timestamp', 'datetime')
              AND NOT (data_type = 'datetime' AND datetime_precision = 3)
            """)
        #expect(others == [])
    }

    @Test func constraintsAreNamedAfterTheirTable() throws {
        let others = try names(
            """
            SELECT CONCAT(table_name, '.', constraint_name) FROM information_schema.table_constraints
            WHERE table_schema = DATABASE() AND constraint_type <> 'PRIMARY KEY'
              AND (constraint_name NOT LIKE CONCAT(table_name, '\\_%') OR
                constraint_type = 'FOREIGN KEY' AND constraint_name NOT LIKE '%\\_fk' OR
                constraint_type = 'UNIQUE' AND constraint_name NOT LIKE '%\\_unique')
            """)
        #expect(others == [])
    }

    /// What comes from outside and is looked up is compared byte by byte, without padding, whatever it holds.
    @Test func lookedUpTextIsComparedByteByByte() throws {
        let padded = try names(
            """
            SELECT CONCAT(columns.table_name, '.', columns.column_name) FROM information_schema.columns
            JOIN information_schema.statistics USING (table_schema, table_name, column_name)
            WHERE table_schema = DATABASE() AND data_type IN ('char', 'varchar')
              AND collation_name <> 'utf8mb4_nopad_bin' AND column_name <> 'target_name'
            """)
        #expect(padded == [])
    }

    @Test func everyReferenceHasAnIndex() throws {
        let missing = try names(
            """
            SELECT CONCAT(table_name, '.', column_name) FROM information_schema.key_column_usage AS used
            WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM information_schema.statistics AS indexed
              WHERE indexed.table_schema = used.table_schema AND indexed.table_name = used.table_name
                AND indexed.column_name = used.column_name AND indexed.seq_in_index = used.ordinal_position)
            """)
        #expect(missing == [])
    }
}
