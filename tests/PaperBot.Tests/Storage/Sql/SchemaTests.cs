using Dapper;
using Microsoft.Data.Sqlite;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage.Sql;

public sealed class SchemaTests : IDisposable
{
    private static readonly DateTimeOffset Later = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_database_of_the_first_version_keeps_its_entries_deliveries_and_sources()
    {
        var database = Create(version: 1, """
            INSERT INTO document VALUES (1, '/notes/a.txt', 'Folder', '/notes', 'a.txt', 'r1');
            INSERT INTO location VALUES ('/notes');
            INSERT INTO entry VALUES ('0123456789', '2024-05-07|sparse routing',
                '{"Date":"2024-05-07","Title":"Sparse Routing","Authors":[],"Commentary":[],"Tags":[],"DerivedTags":[],"Links":[{"Url":"https://arxiv.org/abs/2405.01234","Kind":"Arxiv","ArxivId":"2405.01234"}]}', 1, 0, 0, 1);
            INSERT INTO document_entry VALUES (1, 0, '0123456789');
            INSERT INTO follow VALUES ('f', 'Slack', 'C1', '', 'Each', NULL, 'UTC', 'English', '2024-05-01', 1);
            INSERT INTO delivery VALUES ('Slack', 'C1', '0123456789', 'f', 0, 'Pending', NULL, NULL, NULL, NULL, NULL);
            """);
        var store = database.Entries;
        var entry = store.ReadChanged(-1).ShouldHaveSingleItem();
        store.FindHealth("/notes")!.LastSuccess.ShouldNotBeNull();
        database.Deliveries.TakeNext(new ChannelAddress("Slack", "C1"), Later)!.Entries.ShouldBe([entry.Id]);
        store.Import(import =>
        {
            import.FindByPaperKeys(PaperKeys.Of(new EntryContent { Title = "Sparse routing" })).ShouldBe([entry.Id]);
            import.FindByPaperKeys(PaperKeys.Of(entry)).ShouldHaveSingleItem();
            import.ReadContributions(entry.Id).ShouldHaveSingleItem().Content.Title.ShouldBe("Sparse Routing");
        });
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_database_of_the_second_version_keeps_the_contributions_of_each_document()
    {
        const string Entry = """{"Date":"2024-05-07","Title":"Sparse Routing","Authors":[],"Commentary":["Both."],"Tags":[],"DerivedTags":[],"Links":[]}""";
        var database = Create(version: 2, $"""
            INSERT INTO document VALUES (1, '/a/a.txt', 'Folder', '/a', 'a.txt', 'r1', 0), (2, '/b/b.md', 'Folder', '/b', 'b.md', 'r1', 2);
            INSERT INTO entry (rowid, id, date, content, document, ordinal, withdrawn, settles, change) VALUES
                (7, '0123456789', '2024-05-07', '{Entry}', 1, 0, 0, 1000, 1), (9, '1123456789', '2024-05-07', '{Entry}', 2, 1, 1, NULL, 2);
            INSERT INTO document_entry VALUES (1, 0, '0123456789', '{Entry.Replace("Both", "Of a", StringComparison.Ordinal)}'), (2, 0, '0123456789', NULL);
            INSERT INTO entry_key VALUES (1, '0123456789'), (1, '1123456789');
            """);
        var store = database.Entries;
        EntryId present = new("0123456789"), withdrawn = new("1123456789");
        var changes = store.ReadChanges(-1);
        changes.Present.ShouldHaveSingleItem().Id.ShouldBe(present);
        changes.Withdrawn.ShouldBe([withdrawn]);
        store.HasSettled(Later).ShouldBeTrue();
        store.Import(import =>
        {
            import.ReadContributions(present).Select(contribution => (contribution.Document.File, contribution.Content.Commentary[0]))
                .ShouldBe([("a.txt", "Of a."), ("b.md", "Both.")], ignoreOrder: true);
            import.FindByPaperKeys([1]).ShouldBe([present, withdrawn], ignoreOrder: true);
            import.FindEntry(withdrawn)!.Date.ShouldBe(new DateOnly(2024, 5, 7));
        });
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_database_of_the_eighth_version_has_saved_lists_and_states()
    {
        var database = Create(version: 8, """
            INSERT INTO document VALUES (1, '/notes/a.txt', 'Folder', '/notes', 'a.txt', 'r1', 0);
            INSERT INTO entry VALUES (1, '0123456789', '2024-05-07',
                '{"Date":"2024-05-07","Title":"Sparse Routing","Authors":[],"Commentary":[],"Tags":[],"DerivedTags":[],"Links":[]}', 1, 0, 0, NULL, 1);
            INSERT INTO document_entry VALUES (1, 0, 1, NULL);
            """);
        EntryId entry = new("0123456789");
        database.Saved.Save("Slack T1 U1", entry, Later).ShouldBe(SaveOutcome.Saved);
        database.States.Set("command", "k", "tag moe", Later);

        var reopened = new SqliteDatabase(_folder["paperbot.db"]);
        reopened.Entries.ReadIds().ShouldBe([entry]);
        reopened.Saved.Find("Slack T1 U1").ShouldBe([entry]);
        reopened.States.Find("command", "k", Later.AddDays(-1)).ShouldBe("tag moe");
        reopened.Check().ShouldBeEmpty();
    }

    [Fact]
    public void Deliveries_of_the_ninth_version_that_are_sent_or_being_sent_have_messages()
    {
        const string Content = """{"Date":"2024-05-07","Title":"Sparse Routing","Authors":[],"Commentary":[],"Tags":[],"DerivedTags":[],"Links":[]}""";
        var noon = new DateTimeOffset(2024, 5, 10, 3, 0, 0, TimeSpan.Zero);
        var due = noon.ToUnixTimeMilliseconds();
        var database = Create(version: 9, $"""
            INSERT INTO document VALUES (1, '/notes/a.txt', 'Folder', '/notes', 'a.txt', 'r1', 0);
            INSERT INTO entry VALUES (1, 'a', '2024-05-07', '{Content}', 1, 0, 0, NULL, 1), (2, 'b', '2024-05-07', '{Content}', 1, 1, 0, NULL, 1),
                (3, 'c', '2024-05-07', '{Content}', 1, 2, 0, NULL, 1), (4, 'd', '2024-05-07', '{Content}', 1, 3, 0, NULL, 1), (5, 'e', '2024-05-07', '{Content}', 1, 4, 1, NULL, 1);
            INSERT INTO subscription VALUES ('old id', 'Slack', 'C1', '', 'Each', NULL, 'UTC', 'English', '2024-05-01', 1);
            INSERT INTO delivery VALUES ('Slack', 'C1', 'd', 'old id', {due}, 'Pending', NULL, NULL, NULL, NULL, NULL), ('Slack', 'C1', 'e', 'old id', {due}, 'Pending', NULL, NULL, NULL, NULL, NULL),
                ('Slack', 'C1', 'c', 'old id', {due}, 'Sending', 'key2', {due + 300_000}, NULL, NULL, NULL),
                ('Slack', 'C1', 'b', 'old id', {due}, 'Sent', 'key1', {due + 60_000}, {due + 120_000}, 'm1', NULL), ('Slack', 'C1', 'a', 'old id', {due}, 'Sent', 'key1', {due + 60_000}, {due + 120_000}, 'm1', NULL);
            """);
        database.Check().ShouldBeEmpty();
        database.Subscriptions.ReadSubscriptions().ShouldHaveSingleItem().Id.ShouldBe("Slack/C1/Each/");
        MigratedLedger.Check(database, noon);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Creates a database of an earlier version with some rows, and migrates it.</summary>
    private SqliteDatabase Create(int version, string rows)
    {
        using (var connection = new SqliteConnection($"Data Source={_folder["paperbot.db"]};Pooling=False"))
        {
            connection.Open();
            connection.CreateFunction("paper_keys", (string _) => "[]");
            connection.Execute($"{string.Join('\n', Schema.Migrations.Take(version))} PRAGMA user_version = {version}; {rows}");
        }

        return new(_folder["paperbot.db"]);
    }
}
