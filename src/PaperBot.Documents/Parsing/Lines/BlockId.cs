namespace PaperBot.Parsing.Lines;

/// <summary>
/// The name that Obsidian gives to a block for links to it, and never shows: <c>^</c> and letters, digits and hyphens behind a blank at the end of a line,
/// or alone on a line.
/// </summary>
internal static class BlockId
{
    private const int MaxLength = 60;

    /// <summary>The line without its block id; empty if there is nothing else in it.</summary>
    public static string Without(string line)
    {
        var start = line.AsSpan(Math.Max(0, line.Length - MaxLength)).LastIndexOf('^') + Math.Max(0, line.Length - MaxLength);
        return start >= 0 && start < line.Length - 1 && line[start] == '^' && (start == 0 || char.IsWhiteSpace(line[start - 1]))
            && line.AsSpan(start + 1).IndexOfAnyExcept(Letters) < 0
            ? line[..start].TrimEnd()
            : line;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
}
