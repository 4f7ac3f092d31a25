using System.Text.RegularExpressions;
using PaperBot.Entries;
using PaperBot.Replies;

namespace PaperBot.Platforms;

/// <summary>A link within a text, with words that cannot claim that it leads elsewhere.</summary>
/// <param name="Url">The encoded address (<see cref="SafeLink.Url"/>).</param>
/// <param name="Words">What stands for it: the author's words or, where they look like an address themselves, where it leads.</param>
public sealed partial record TextLink(string Url, string Words)
{
    private const int LabelLimit = 60;

    /// <summary>The link of a run, or null where it has none that can be shown.</summary>
    /// <param name="run">The run.</param>
    /// <param name="urlLimit">The longest address to show, in characters.</param>
    public static TextLink? Find(TextRun run, int urlLimit) =>
        run.Url is { } url && SafeLink.Find(new(url, LinkKind.Page, null), urlLimit, LabelLimit) is { } safe
            ? new(safe.Url, LooksLikeAddress().IsMatch(run.Text) ? safe.Label : run.Text)
            : null;

    [GeneratedRegex(@"://|www\.|\w\.\p{L}{2}")]
    private static partial Regex LooksLikeAddress();
}
