namespace PaperBot.Platforms;

/// <summary>A link within a text that is safe to show.</summary>
/// <param name="Url">The encoded address (<see cref="SafeLink.Url"/>).</param>
/// <param name="Words">The text of the link: the author's words or, if they read as an address, the link's target.</param>
public sealed record TextLink(string Url, string Words)
{
    private const int LabelLimit = 60;
    private const int MaxUrlLength = 2_000;
    private const int MaxTouching = 64;

    /// <summary>
    /// The text, in which links that read as an address show their target. A link is read together with what touches it and over all its styles:
    /// <c>google.[**com**](https://evil.example)</c> is one. A renderer calls it before it shortens the text, and <see cref="Find"/> for each run after.
    /// </summary>
    public static StyledText Resolve(StyledText text)
    {
        var runs = new List<TextRun>();
        var at = 0;
        for (var first = 0; first < text.Runs.Count;)
        {
            var run = text.Runs[first];
            var link = text.Runs.Skip(first).TakeWhile(other => other.Url == run.Url).ToList();
            var end = at + link.Sum(part => part.Text.Length);
            runs.AddRange(run.Url is { } url && WrittenAddress.IsIn(Touching(text.Plain, at, end)) && FindSafe(url, MaxUrlLength) is { } safe
                ? [run with { Text = safe.Label }]
                : link);
            (first, at) = (first + link.Count, end);
        }

        return new(runs);
    }

    /// <summary>Finds the link of a run; null if it has none that is safe to show.</summary>
    /// <param name="run">The run.</param>
    /// <param name="urlLimit">The maximum length of the address, in characters.</param>
    public static TextLink? Find(TextRun run, int urlLimit) =>
        run.Url is { } url && FindSafe(url, urlLimit) is { } safe
            ? new(safe.Url, WrittenAddress.IsIn(run.Text) ? safe.Label : run.Text)
            : null;

    private static SafeLink? FindSafe(string url, int urlLimit) => SafeLink.Find(new(url, LinkKind.Page, null), urlLimit, LabelLimit);

    /// <summary>The words from one place to another, with what is before and behind them up to white space.</summary>
    private static string Touching(string text, int start, int end)
    {
        var (first, last) = (Math.Max(0, start - MaxTouching), Math.Min(text.Length, end + MaxTouching));
        while (start > first && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        while (end < last && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return text[start..end];
    }
}
