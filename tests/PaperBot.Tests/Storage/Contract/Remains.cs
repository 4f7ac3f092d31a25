namespace PaperBot.Tests.Storage.Contract;

/// <summary>Looks for words in the bytes of files.</summary>
internal static class Remains
{
    /// <summary>The words that are in some file below a folder, in UTF-8 or UTF-16, and where.</summary>
    public static IReadOnlyList<string> Find(string folder, params string[] words) =>
    [
        .. from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
           let bytes = File.ReadAllBytes(file)
           from word in words
           where new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }.Any(encoding => bytes.AsSpan().IndexOf(encoding.GetBytes(word)) >= 0)
           select $"{word} in {Path.GetFileName(file)}",
    ];
}
