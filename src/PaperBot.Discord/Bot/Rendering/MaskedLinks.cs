using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>Renders links behind labels: <c>[Paper: arXiv 2405.01234](https://arxiv.org/abs/2405.01234)</c>.</summary>
internal static class MaskedLinks
{
    private const int MaxLabelLength = 40;
    private const string Separator = " · ";

    /// <summary>As many whole links as fit into <paramref name="limit"/> characters; may be empty.</summary>
    public static string Line(IEnumerable<CardLink> links, int limit)
    {
        var line = "";
        foreach (var link in links)
        {
            if (SafeLink.Find(link.Target, StyledMarkdown.MaxUrlLength, MaxLabelLength) is { } safe)
            {
                var next = $"{(line.Length == 0 ? "" : Separator)}[{DiscordMarkdown.Escape(link.WithLabel(safe.Label), 2 * MaxLabelLength)}]({safe.Url})";
                line += line.Length + next.Length <= limit ? next : "";
            }
        }

        return line;
    }
}
