using PaperBot.Entries;
using PaperBot.Platforms;

namespace PaperBot.Discord.Rendering;

/// <summary>Links as Discord shows them behind a word: <c>[arXiv 2405.01234](https://arxiv.org/abs/2405.01234)</c>.</summary>
public static class MaskedLinks
{
    private const int UrlLimit = 512;
    private const int LabelLimit = 40;
    private const string Between = " · ";

    /// <summary>The links behind words, as many whole ones as fit into <paramref name="limit"/> characters; may be empty.</summary>
    public static string Line(IEnumerable<PaperLink> links, int limit)
    {
        var line = "";
        foreach (var link in links)
        {
            if (SafeLink.Find(link, UrlLimit, LabelLimit) is { } safe)
            {
                var shown = $"{(line.Length == 0 ? "" : Between)}[{DiscordMarkdown.Escape(safe.Label, 2 * LabelLimit)}]({safe.Url})";
                line += line.Length + shown.Length <= limit ? shown : "";
            }
        }

        return line;
    }

    /// <summary>Where a title leads; null where it leads nowhere.</summary>
    public static string? FindMain(string title, IReadOnlyList<PaperLink> links) => TitleLink.Find(title, links, UrlLimit);
}
