using System.Text.RegularExpressions;

namespace PaperBot.Platforms;

/// <summary>A link within a text that is safe to show.</summary>
/// <param name="Url">The encoded address (<see cref="SafeLink.Url"/>).</param>
/// <param name="Words">The text of the link: the author's words or, if they look like an address, the link's target.</param>
public sealed partial record TextLink(string Url, string Words)
{
    private const int LabelLimit = 60;

    /// <summary>Finds the link of a run; null if it has none that is safe to show.</summary>
    /// <param name="run">The run.</param>
    /// <param name="urlLimit">The maximum length of the address, in characters.</param>
    public static TextLink? Find(TextRun run, int urlLimit) =>
        run.Url is { } url && SafeLink.Find(new(url, LinkKind.Page, null), urlLimit, LabelLimit) is { } safe
            ? new(safe.Url, LooksLikeAddress().IsMatch(run.Text) ? safe.Label : run.Text)
            : null;

    [GeneratedRegex(@"://|www\.|\w\.\p{L}{2}")]
    private static partial Regex LooksLikeAddress();
}
