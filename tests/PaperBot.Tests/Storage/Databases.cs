using Microsoft.Data.Sqlite;

namespace PaperBot.Tests.Storage;

internal static class Databases
{
    /// <summary>A folder with a database that nobody has open.</summary>
    public static TempFolder Create(string title)
    {
        var folder = new TempFolder();
        using (var core = new TestCore(folder))
        {
            core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note(title)));
        }

        SqliteConnection.ClearAllPools();
        return folder;
    }

    /// <summary>The titles of a database's entries.</summary>
    public static List<string> Titles(TempFolder folder)
    {
        using var core = new TestCore(folder);
        var titles = core.Entries().Select(entry => entry.Title).ToList();
        SqliteConnection.ClearAllPools();
        return titles;
    }
}
