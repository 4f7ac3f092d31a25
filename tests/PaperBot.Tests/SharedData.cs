namespace PaperBot.Tests;

/// <summary>The real documents that are not part of the project: the folder <c>shared</c> beside the repository's root.</summary>
public static class SharedData
{
    /// <summary>The full path of a file or folder in it. The test is skipped, saying so, where it is missing.</summary>
    public static string Path(params string[] parts)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "PaperBot.sln")))
        {
            root = root.Parent;
        }

        var path = System.IO.Path.Combine([root?.Parent?.FullName ?? "", "shared", .. parts]);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"SKIPPED: this test reads real documents, and there is no {path}.");
        return path;
    }
}
