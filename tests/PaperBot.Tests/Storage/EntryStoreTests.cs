using Dapper;
using Microsoft.Extensions.Options;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests.Storage;

public sealed class EntryStoreTests : IDisposable
{
    private static readonly EntrySource Document = new("Folder", "notes", "day.txt", "1");

    private readonly TempFolder _folder = new();

    [Fact]
    public void An_import_that_cannot_begin_releases_the_write_lock()
    {
        using var core = TestCore.Subscribed();
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={core.Get<SqliteDatabase>().Path};Default Timeout=1;Pooling=False");
        other.Execute("UPDATE subscription SET schedule = 'Never'");

        Should.Throw<ArgumentException>(() => core.Get<IEntryStore>().BeginImport());

        other.Execute("UPDATE subscription SET schedule = 'Each'");
        using var import = core.Get<IEntryStore>().BeginImport();
        import.Subscriptions.Count.ShouldBe(1);
    }

    [Fact]
    public void Committed_entries_are_there_after_reopening()
    {
        var entry = new Entry(new("0123456789"), new EntryContent
        {
            Date = new(2024, 5, 7),
            Title = "MathΣtral 👩‍💻 \"quoted\"",
            Authors = ["Ada Kim", "김철수"],
            Abstract = "An abstract.",
            Commentary = ["첫 문단", "둘째\u2028문단"],
            Tags = [new("State_Space-Model"), new("강화학습")],
            DerivedTags = [new("moe")],
            Links = [new("https://arxiv.org/abs/2405.04434v2", LinkKind.Arxiv, "2405.04434")],
            NoteLinks = [new(new(2024, 4, 2), "이슬"), new(null, "Soil")],
        })
        { Source = Document, Ordinal = 0 };
        Save(Open(), entry);

        var read = Open().ReadChanges(-1).Present.ShouldHaveSingleItem().Entry;
        (read.Id, read.Source, read.Ordinal, read.Date, read.Title, read.Abstract)
            .ShouldBe((entry.Id, entry.Source, entry.Ordinal, entry.Date, entry.Title, entry.Abstract));
        read.Authors.ShouldBe(entry.Authors);
        read.Commentary.ShouldBe(entry.Commentary);
        read.Tags.Select(tag => tag.Text).ShouldBe(["State_Space-Model", "강화학습"]);
        read.DerivedTags.ShouldBe(entry.DerivedTags);
        read.Links.ShouldBe(entry.Links);
        read.NoteLinks.ShouldBe(entry.NoteLinks);
    }

    [Fact]
    public void An_entry_without_links_to_notes_is_stored_as_in_earlier_versions()
    {
        const string stored = """{"Title":"Title","Authors":[],"Commentary":[],"Tags":[],"DerivedTags":[],"Links":[]}""";
        Encoding.UTF8.GetString(EntryJson.Write(new() { Title = "Title" })).ShouldBe(stored);
        EntryJson.Read(stored).NoteLinks.ShouldBeEmpty();
    }

    [Fact]
    public void An_uncommitted_import_stores_nothing()
    {
        var store = Open();
        using (var import = store.BeginImport())
        {
            Notes.Save(import, Notes.Entry("lost"));
            import.FindEntry(new("lost")).ShouldNotBeNull();
        }

        store.ReadChanges(-1).Present.ShouldBeEmpty();
        store.ReadDocuments("notes").ShouldBeEmpty();
    }

    [Fact]
    public void A_long_log_is_left_to_the_commit_after_the_import()
    {
        var store = Open();
        using var last = Database().Open();
        Save(store, Notes.Entry("a") with { Abstract = new string('a', 20_000_000) });
        new FileInfo(_folder["paperbot.db"]).Length.ShouldBeLessThan(1_000_000);

        store.SaveHealth("notes", new(DateTimeOffset.UnixEpoch, null));
        new FileInfo(_folder["paperbot.db"]).Length.ShouldBeGreaterThan(20_000_000);
    }

    [Fact]
    public void An_empty_file_becomes_a_database_and_an_empty_store_has_no_change()
    {
        File.WriteAllBytes(_folder["paperbot.db"], []);
        var changes = Open().ReadChanges(-1);
        changes.Present.ShouldBeEmpty();
        changes.Change.ShouldBe(0);
        using var connection = Database().Open();
        connection.ExecuteScalar<int>("PRAGMA user_version").ShouldBe(Schema.Migrations.Count);
        connection.ExecuteScalar<string>("PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public void The_folder_of_the_database_is_created() =>
        new SqliteDatabase(Settings("new/folder/bot.db")).Path.ShouldBe(_folder["new/folder/bot.db"]);

    [Fact]
    public void A_database_of_a_newer_PaperBot_is_refused()
    {
        using (var connection = Database().Open())
        {
            connection.Execute("PRAGMA user_version = 99");
        }

        var message = Should.Throw<StorageException>(Database).Message;
        message.ShouldContain("99");
        message.ShouldContain("Update PaperBot.");
    }

    [Fact]
    public void A_file_that_is_not_a_database_is_refused()
    {
        _folder.Write("paperbot.db", new string('x', 4096));
        Should.Throw<StorageException>(Database).Message.ShouldContain("Storage:Path");
    }

    [Fact]
    public void Each_process_sees_what_another_has_committed_once()
    {
        var (one, other) = (Open(), Open());
        var first = other.ReadChanges(-1);
        Save(one, Notes.Entry("a"));
        var second = other.ReadChanges(first.Change);
        second.Present.ShouldHaveSingleItem().Entry.Id.Value.ShouldBe("a");
        other.ReadChanges(second.Change).Present.ShouldBeEmpty();

        using (var import = one.BeginImport())
        {
            import.SetDocument(Document, DocumentFormat.Digest, []).ShouldBe([new("a")]);
            import.Withdraw(new("a"));
            import.Commit();
        }

        var third = other.ReadChanges(second.Change);
        third.Present.ShouldBeEmpty();
        third.Withdrawn.ShouldHaveSingleItem().Value.ShouldBe("a");
    }

    [Fact]
    public void Saving_the_same_again_changes_nothing()
    {
        var store = Open();
        Save(store, Notes.Entry("a"));
        var change = store.ReadChanges(-1).Change;
        Save(store, Notes.Entry("a")).ShouldBeFalse();
        store.ReadChanges(change).Change.ShouldBe(change);
    }

    public void Dispose() => _folder.Dispose();

    private static bool Save(SqliteEntryStore store, Entry entry)
    {
        using var import = store.BeginImport();
        var changed = Notes.Save(import, entry);
        import.SetDocument(Document, DocumentFormat.Digest, [(entry.Id, null)]);
        import.Commit();
        return changed;
    }

    private SqliteEntryStore Open() => new(Database());

    private SqliteDatabase Database() => new(Settings("paperbot.db"));

    private IOptions<StorageOptions> Settings(string file) => Options.Create(new StorageOptions { Path = _folder[file] });
}
