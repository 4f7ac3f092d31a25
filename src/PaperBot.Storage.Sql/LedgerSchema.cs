namespace PaperBot.Storage.Sql;

/// <summary>The migration to schema version 10: the messages of the outbox and what was done about them. A released script never changes.</summary>
internal static class LedgerSchema
{
    public const string Script =
        """
        -- Ids as they are today, which earlier versions may have written in another way.
        CREATE TABLE new_subscription (
            id TEXT PRIMARY KEY,
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            filter TEXT NOT NULL,
            schedule TEXT NOT NULL,
            at TEXT,
            time_zone TEXT NOT NULL,
            locale TEXT NOT NULL,
            since TEXT NOT NULL,
            active INTEGER NOT NULL,
            day TEXT NOT NULL DEFAULT 'Monday',
            weekdays_only INTEGER NOT NULL DEFAULT 0,
            quiet_from TEXT,
            quiet_to TEXT,
            max_per_day INTEGER,
            says_when_empty INTEGER NOT NULL DEFAULT 0,
            owner TEXT,
            posted_on TEXT,
            posted INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID;
        INSERT OR IGNORE INTO new_subscription (id, platform, channel, filter, schedule, at, time_zone, locale, since, active)
        SELECT platform || '/' || channel || '/' || schedule || '/' || filter, platform, channel, filter, schedule, at, time_zone, locale, since, active
        FROM subscription ORDER BY active DESC, since;

        CREATE TABLE new_delivery (
            number INTEGER PRIMARY KEY,
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            entry TEXT NOT NULL REFERENCES entry (id),
            subscription TEXT NOT NULL REFERENCES subscription (id),
            due INTEGER NOT NULL,
            state TEXT NOT NULL,
            message_key TEXT,
            card_key TEXT,
            taken INTEGER,
            sent INTEGER,
            reason TEXT,
            UNIQUE (platform, channel, entry)
        );

        -- What one request posts. Its entries are in the order of message_entry.place.
        CREATE TABLE message (
            key TEXT PRIMARY KEY,
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            subscription TEXT NOT NULL REFERENCES subscription (id),
            post TEXT NOT NULL,
            kind TEXT NOT NULL,
            due INTEGER NOT NULL,
            state TEXT NOT NULL,
            part INTEGER NOT NULL,
            parts INTEGER NOT NULL,
            total INTEGER NOT NULL,
            carried_over INTEGER NOT NULL,
            since INTEGER,
            taken INTEGER,
            tries INTEGER NOT NULL,
            message_id TEXT,
            sent INTEGER,
            shown TEXT,
            edit INTEGER,
            check_at INTEGER,
            change INTEGER
        ) WITHOUT ROWID;
        CREATE TABLE message_entry (
            message_key TEXT NOT NULL REFERENCES message (key),
            place INTEGER NOT NULL,
            entry TEXT NOT NULL REFERENCES entry (id),
            edited INTEGER,
            PRIMARY KEY (message_key, place)
        ) WITHOUT ROWID;

        -- Attempts stay when a post is taken back: the same entries have the same key again.
        CREATE TABLE attempt (
            message_key TEXT NOT NULL,
            place INTEGER NOT NULL,
            at INTEGER NOT NULL,
            action TEXT NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT,
            count INTEGER NOT NULL,
            first INTEGER NOT NULL,
            PRIMARY KEY (message_key, place)
        ) WITHOUT ROWID;
        CREATE TABLE suspension (
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            reason TEXT NOT NULL,
            since INTEGER NOT NULL,
            told INTEGER NOT NULL,
            next_check INTEGER NOT NULL,
            PRIMARY KEY (platform, channel)
        ) WITHOUT ROWID;

        CREATE TEMP TABLE old_delivery AS
        SELECT d.*, s.platform || '/' || s.channel || '/' || s.schedule || '/' || s.filter AS subscription_id
        FROM delivery d JOIN subscription s ON s.id = d.subscription;
        INSERT INTO new_delivery (platform, channel, entry, subscription, due, state, message_key, taken, sent, reason)
        SELECT platform, channel, entry, subscription_id, due, state, message_key, taken, sent, reason
        FROM old_delivery ORDER BY COALESCE(taken, due), due, platform, channel, entry;
        INSERT INTO message
        SELECT message_key, platform, channel, MIN(subscription_id), message_key, CASE COUNT(*) WHEN 1 THEN 'Entry' ELSE 'Summary' END, MIN(due), state,
            1, 1, COUNT(*), 0, MIN(taken), MIN(taken), 1, MIN(message), MIN(sent), NULL, NULL, NULL, NULL
        FROM old_delivery WHERE message_key IS NOT NULL GROUP BY message_key;
        INSERT INTO message_entry (message_key, place, entry)
        SELECT d.message_key, ROW_NUMBER() OVER (PARTITION BY d.message_key ORDER BY e.date, f.file, f.location, e.ordinal, e.id) - 1, d.entry
        FROM old_delivery d JOIN entry e ON e.id = d.entry JOIN document f ON f.id = e.document WHERE d.message_key IS NOT NULL;
        DROP TABLE old_delivery;

        DROP TABLE delivery;
        ALTER TABLE new_delivery RENAME TO delivery;
        DROP TABLE subscription;
        ALTER TABLE new_subscription RENAME TO subscription;
        CREATE INDEX delivery_pending ON delivery (platform, channel, due) WHERE state = 'Pending';
        CREATE INDEX delivery_entry ON delivery (entry);
        CREATE INDEX delivery_due ON delivery (subscription, due);
        CREATE INDEX message_open ON message (platform, channel) WHERE state IN ('Pending', 'Sending');
        CREATE INDEX message_change ON message (platform, channel, change) WHERE change IS NOT NULL;
        CREATE INDEX message_post ON message (post);
        """;
}
