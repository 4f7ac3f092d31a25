namespace PaperBot.Tests;

internal static class SourceTree
{
    /// <summary>The source files below a folder of the repository.</summary>
    public static IEnumerable<string> Files(string folder) => new[] { "*.cs", "*.razor" }
        .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, folder), pattern, SearchOption.AllDirectories))
        .Where(file => !Path.GetRelativePath(SharedData.RepositoryRoot, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
