namespace PaperBot.Storage;

/// <summary>The schema's history. Each script brings a database from one <c>user_version</c> to the next; a script that was released never changes.</summary>
internal static class Schema
{
    /// <summary>Script i leads from version i to i + 1.</summary>
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
        -- A place that was known has been read.
        ALTER TABLE location ADD COLUMN succeeded INTEGER;
        ALTER TABLE location ADD COLUMN problem TEXT;
        UPDATE location SET succeeded = unixepoch() * 1000;
        """,
    ];
}
