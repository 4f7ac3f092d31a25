using Microsoft.Extensions.DependencyInjection;
using PaperBot.Filters;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Storage.Contract;

/// <summary>Several processes on one database, or several open databases of one process, which are the same to an engine.</summary>
[Long]
public abstract class ProcessesContract(EngineUnderTest engine) : EngineContract(engine)
{
    private const int Documents = 30;

    public sealed class OnLiteDb() : ProcessesContract(EngineUnderTest.LiteDb);

    public sealed class OnSqlite() : ProcessesContract(EngineUnderTest.Sqlite);

    [Fact]
    public async Task Imports_of_two_threads_at_once_lose_and_double_nothing()
    {
        var threads = new[] { 0, 1 }.Select(thread => Task.Run(() =>
        {
            using var core = new TestCore(Folder, Engine.Settings(Folder));
            foreach (var number in Enumerable.Range(0, Documents).Select(number => thread == 0 ? number : Documents - 1 - number))
            {
                // The same documents in both, and some of its own.
                core.Import($"{number}.txt", Digest(number));
                core.Import($"{thread} {number}.txt", Digest(number + ((thread + 1) * Documents)));
            }
        }));
        await Task.WhenAll(threads).WithinLimitAsync();

        using var database = Open();
        database.Entries.ReadAll().Select(entry => entry.Title).ShouldBe(Enumerable.Range(0, 3 * Documents).Select(Title), ignoreOrder: true);
        database.Entries.ReadDocuments("notes").Count.ShouldBe(3 * Documents);
        database.Check().ShouldBeEmpty();
    }

    [Fact]
    public async Task Imports_of_two_programs_at_once_beside_a_bot_lose_and_double_nothing()
    {
        await using var bot = await RunningBot.StartAsync(
            [.. Engine.Settings(Folder), $"--Sources:0:Path={Folder["digests"]}", "--Web:Url=http://127.0.0.1:0"]);
        for (var number = 0; number < 2 * Documents; number++)
        {
            Folder.Write($"{number}.txt", Digest(number));
        }

        var imports = new[] { 0, Documents / 2 }.Select(first => BotProcess.RunAsync(
            Folder.Path, ["import", .. Enumerable.Range(first, Documents).Select(number => $"{number}.txt"), .. Engine.Settings(Folder)])).ToList();
        var ids = new[] { "bot 1", "bot 2", "bot 3" };
        foreach (var id in ids)
        {
            Save(bot.Services.GetRequiredService<IDatabase>(), Notes.Entry(id, title: id, file: $"{id}.txt"));
        }

        foreach (var (exitCode, _, errors) in await Task.WhenAll(imports))
        {
            exitCode.ShouldBe(0, errors);
        }

        var index = bot.Services.GetRequiredService<IEntryIndex>();
        index.Refresh();
        using var entries = index.Open();
        entries.Find(Filter.Everything).Select(entry => entry.Title).ShouldBe(
            [.. Enumerable.Range(0, Documents * 3 / 2).Select(Title), .. ids], ignoreOrder: true);
        bot.Services.GetRequiredService<IDatabase>().Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_database_is_opened_and_closed_again_and_again()
    {
        for (var time = 0; time < 5; time++)
        {
            using var database = Open();
            Save(database, Notes.Entry($"{time}", file: $"{time}.txt"));
            Ids(database).Split(' ').Length.ShouldBe(time + 1);
            database.Entries.ReadChanges(-1).Change.ShouldBe(time + 1);
        }
    }

    private static string Title(int number) => $"Paper {(char)('A' + (number / 26))}{(char)('A' + (number % 26))}";

    private static string Digest(int number) => Notes.Digest("2024-05-07", Notes.Note(Title(number)));
}
