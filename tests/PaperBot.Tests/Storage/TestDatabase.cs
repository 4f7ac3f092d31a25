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

        return folder;
    }

    /// <summary>Restores a backup into a new folder.</summary>
    public static TempFolder Restore(string backup)
    {
        var folder = new TempFolder();
        TestStorage.CreateEngine().Restore(backup, folder[TestStorage.File], overwrite: false);
        return folder;
    }

    /// <summary>Reads the titles of the entries.</summary>
    public static string Titles(TempFolder folder)
    {
        using var core = new TestCore(folder);
        return core.Titles;
    }
}
