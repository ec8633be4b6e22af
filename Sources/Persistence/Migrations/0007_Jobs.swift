extension Migration {
    static let jobs = Migration(
        version: 7, name: "jobs",
        statements: [
            """
            CREATE TABLE IF NOT EXISTS job (
              id BINARY(16) NOT NULL PRIMARY KEY,
              kind VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL,
              subject_id BINARY(16) NOT NULL COMMENT 'What it is about; zeroes for a job of the whole installation',
              due_at DATETIME(3) NOT NULL
                COMMENT 'By this server''s clock; end of the lease while one runs, unless another run is wanted',
              attempts INT NOT NULL DEFAULT 0 COMMENT 'Failures in a row',
              lease_until DATETIME(3) NULL,
              lease BINARY(16) NULL COMMENT 'Names the claim, so that a late worker cannot end another''s',
              last_error VARCHAR(500) NULL,
              created_at DATETIME(3) NOT NULL,
              CONSTRAINT job_kind_subject_unique UNIQUE (kind, subject_id),
              INDEX job_due_at (due_at)
            ) CHARACTER SET utf8mb4 COMMENT 'What the worker does later'
            """
        ])
}
