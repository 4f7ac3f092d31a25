namespace PaperBot.Storage.Sql;

/// <summary>The migrations of the schema. A released script never changes.</summary>
internal static class Schema
{
    /// <summary>The scripts. Script i migrates a database from <c>user_version</c> i to i + 1.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            location TEXT NOT NULL,
            file TEXT NOT NULL,
            revision TEXT NOT NULL
        );

        CREATE TABLE location (
            path TEXT PRIMARY KEY
        ) WITHOUT ROWID;

        CREATE TABLE entry (
            id TEXT PRIMARY KEY,
            identity TEXT NOT NULL,
            content TEXT NOT NULL,
            document INTEGER NOT NULL REFERENCES document (id),
            ordinal INTEGER NOT NULL,
            withdrawn INTEGER NOT NULL DEFAULT 0,
            change INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX entry_identity ON entry (identity);
        CREATE INDEX entry_change ON entry (change);

        CREATE TABLE document_entry (
            document INTEGER NOT NULL REFERENCES document (id),
            ordinal INTEGER NOT NULL,
            entry TEXT NOT NULL REFERENCES entry (id),
            PRIMARY KEY (document, ordinal)
        ) WITHOUT ROWID;
        CREATE INDEX document_entry_entry ON document_entry (entry);

        CREATE TABLE follow (
            id TEXT PRIMARY KEY,
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            filter TEXT NOT NULL,
            mode TEXT NOT NULL,
            at TEXT,
            time_zone TEXT NOT NULL,
            locale TEXT NOT NULL,
            since TEXT NOT NULL,
            active INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE delivery (
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            entry TEXT NOT NULL REFERENCES entry (id),
            follow TEXT NOT NULL REFERENCES follow (id),
            due INTEGER NOT NULL,
            state TEXT NOT NULL,
            post TEXT,
            taken INTEGER,
            sent INTEGER,
            message TEXT,
            reason TEXT,
            PRIMARY KEY (platform, channel, entry)
        ) WITHOUT ROWID;
        CREATE INDEX delivery_owed ON delivery (platform, channel, state, due);
        CREATE INDEX delivery_post ON delivery (post);
        """,
        """
        -- A location in the table has been read.
        ALTER TABLE location ADD COLUMN succeeded INTEGER;
        ALTER TABLE location ADD COLUMN problem TEXT;
        UPDATE location SET succeeded = unixepoch() * 1000;

        -- A folder with a slash at its end is the same as without it.
        UPDATE OR IGNORE location SET path = rtrim(path, '/') WHERE length(path) > 1;
        UPDATE OR IGNORE document SET path = rtrim(location, '/') || '/' || file, location = rtrim(location, '/') WHERE location LIKE '%_/';

        -- The document's format, and its own contribution to an entry: null if that is the entry's whole content.
        ALTER TABLE document ADD COLUMN format INTEGER;
        UPDATE document SET format = CASE WHEN file LIKE '%.md' THEN 2 ELSE 0 END;
        ALTER TABLE document_entry ADD COLUMN content TEXT;

        -- Rows in the order of insertion, so that a big import does not write all over the file.
        CREATE TABLE new_entry (
            id TEXT NOT NULL UNIQUE,
            date TEXT,
            content TEXT NOT NULL,
            document INTEGER NOT NULL REFERENCES document (id),
            ordinal INTEGER NOT NULL,
            withdrawn INTEGER NOT NULL DEFAULT 0,
            settles INTEGER,
            change INTEGER NOT NULL
        );
        INSERT INTO new_entry (id, date, content, document, ordinal, withdrawn, change)
        SELECT id, content ->> 'Date', content, document, ordinal, withdrawn, change FROM entry ORDER BY change, document, ordinal;
        DROP TABLE entry;
        ALTER TABLE new_entry RENAME TO entry;
        CREATE INDEX entry_change ON entry (change);
        CREATE INDEX entry_settles ON entry (settles) WHERE settles IS NOT NULL;

        CREATE TABLE entry_key (
            key INTEGER NOT NULL,
            entry TEXT NOT NULL REFERENCES entry (id),
            PRIMARY KEY (key, entry)
        ) WITHOUT ROWID;
        INSERT INTO entry_key (key, entry) SELECT DISTINCT k.value, e.id FROM entry e, json_each(paper_keys(e.content)) k;
        """,
        """
        -- Other tables refer to an entry by an ascending number, so that a big import does not write all over the indexes either.
        CREATE TABLE new_entry (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            date TEXT,
            content TEXT NOT NULL,
            document INTEGER NOT NULL REFERENCES document (id),
            ordinal INTEGER NOT NULL,
            withdrawn INTEGER NOT NULL DEFAULT 0,
            settles INTEGER,
            change INTEGER NOT NULL
        );
        INSERT INTO new_entry SELECT rowid, id, date, content, document, ordinal, withdrawn, settles, change FROM entry ORDER BY rowid;
        DROP TABLE entry;
        ALTER TABLE new_entry RENAME TO entry;
        CREATE INDEX entry_change ON entry (change);
        CREATE INDEX entry_settles ON entry (settles) WHERE settles IS NOT NULL;

        CREATE TABLE new_document_entry (
            document INTEGER NOT NULL REFERENCES document (id),
            ordinal INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES entry (number),
            content TEXT,
            PRIMARY KEY (document, ordinal)
        ) WITHOUT ROWID;
        INSERT INTO new_document_entry
        SELECT de.document, de.ordinal, e.number, de.content FROM document_entry de JOIN entry e ON e.id = de.entry;
        DROP TABLE document_entry;
        ALTER TABLE new_document_entry RENAME TO document_entry;
        CREATE INDEX document_entry_entry ON document_entry (entry);

        CREATE TABLE new_entry_key (
            key INTEGER NOT NULL,
            entry INTEGER NOT NULL REFERENCES entry (number),
            PRIMARY KEY (key, entry)
        ) WITHOUT ROWID;
        INSERT INTO new_entry_key SELECT k.key, e.number FROM entry_key k JOIN entry e ON e.id = k.entry;
        DROP TABLE entry_key;
        ALTER TABLE new_entry_key RENAME TO entry_key;
        """,
        """
        ALTER TABLE follow RENAME TO subscription;
        ALTER TABLE subscription RENAME COLUMN mode TO schedule;
        ALTER TABLE delivery RENAME COLUMN follow TO subscription;
        ALTER TABLE delivery RENAME COLUMN post TO message_key;
        DROP INDEX delivery_owed;
        CREATE INDEX delivery_pending ON delivery (platform, channel, state, due);
        DROP INDEX delivery_post;
        CREATE INDEX delivery_message_key ON delivery (message_key);
        """,
        """
        -- By which a database is told from another one with the same name. A backup has it too, with the times of the backup and of its restore.
        CREATE TABLE identity (id TEXT NOT NULL, backed_up INTEGER, restored INTEGER);
        INSERT INTO identity (id) VALUES (lower(hex(randomblob(16))));
        """,
        """
        -- New entries that were not posted.
        ALTER TABLE location ADD COLUMN archived INTEGER;
        ALTER TABLE location ADD COLUMN archived_old INTEGER;
        ALTER TABLE location ADD COLUMN archived_bulk INTEGER;
        """,
        """
        -- Without an address, no paper was found.
        CREATE TABLE paper_lookup (
            entry INTEGER PRIMARY KEY REFERENCES entry (number),
            subject INTEGER NOT NULL,
            url TEXT,
            arxiv_id TEXT,
            at INTEGER NOT NULL
        );
        """,
        """
        ALTER TABLE identity ADD COLUMN purged INTEGER;
        """,
        """
        CREATE TABLE saved (
            number INTEGER PRIMARY KEY,
            owner TEXT NOT NULL,
            entry TEXT NOT NULL,
            at INTEGER NOT NULL,
            UNIQUE (owner, entry)
        );

        CREATE TABLE state (
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            expires INTEGER NOT NULL,
            PRIMARY KEY (kind, key)
        ) WITHOUT ROWID;
        CREATE INDEX state_expires ON state (expires);
        """,
        LedgerSchema.Script,
        """
        ALTER TABLE delivery ADD COLUMN last_key TEXT;
        ALTER TABLE delivery ADD COLUMN failed INTEGER;
        ALTER TABLE suspension ADD COLUMN korean TEXT;
        """,
    ];
}
