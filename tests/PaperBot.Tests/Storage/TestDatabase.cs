using Microsoft.Data.Sqlite;

namespace PaperBot.Tests.Storage;

/// <summary>Databases in temporary folders that no connection has open.</summary>
internal static class TestDatabase
{
    /// <summary>Creates a folder with a database that has one entry.</summary>
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

    /// <summary>Reads the titles of the entries.</summary>
    public static List<string> Titles(TempFolder folder)
    {
        using var core = new TestCore(folder);
        var titles = core.Entries().Select(entry => entry.Title).ToList();
        SqliteConnection.ClearAllPools();
        return titles;
    }
}
