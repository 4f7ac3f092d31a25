namespace PaperBot.Tests;

/// <summary>The real documents that are not part of the project: the folder <c>shared</c> beside the repository's root.</summary>
public static class SharedData
{
    /// <summary>The folder of PaperBot.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The full path of a file or folder of them. The test is skipped, saying so, where it is missing.</summary>
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([RepositoryRoot, "..", "shared", .. parts]);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"SKIPPED: this test reads real documents, and there is no {path}.");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "PaperBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run below the folder of PaperBot.sln.");
        }

        return folder.FullName;
    }
}
