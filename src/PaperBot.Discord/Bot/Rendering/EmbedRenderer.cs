using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>Renders embeds: one for the lines of a reply, one for its charts, and one for each card (resources/message, Embed Limits).</summary>
internal static class EmbedRenderer
{
    private const int MaxEmbeds = 10;
    private const int MaxTotalLength = 6000;
    private const int MaxTitleLength = 256;
    private const int MaxDescriptionLength = 4096;

    private const int MinSectionLength = 40; // A shorter text is not worth its heading.

    /// <summary>
    /// The embeds of a reply, at most ten, of 6000 characters together: the next embeds can use what one leaves of its share.
    /// </summary>
    public static IReadOnlyList<Embed> Embeds(Reply reply)
    {
        var parts = reply.Cards.Select(card => (Func<int, Embed>)(room => OfCard(card, room)));
        if (reply.Charts.Count > 0)
        {
            parts = parts.Prepend(room => OfCharts(reply.Charts, room));
        }

        if (reply.Lines.Count > 0)
        {
            parts = parts.Prepend(room => OfLines(reply.Lines, room));
        }

        var embeds = new List<Embed>();
        var left = MaxTotalLength;
        var renderers = parts.Take(MaxEmbeds).ToList();
        for (var i = 0; i < renderers.Count; i++)
        {
            embeds.Add(renderers[i](left / (renderers.Count - i)));
            left -= embeds[^1].Length;
        }

        return embeds;
    }

    /// <summary>Whole lines; an ellipsis stands for those that do not fit.</summary>
    private static Embed OfLines(IReadOnlyList<ReplyLine> lines, int room)
    {
        var limit = Math.Min(room, MaxDescriptionLength);
        var shown = "";
        foreach (var line in lines)
        {
            var detail = line.Detail.Length == 0 ? "" : " — " + DiscordMarkdown.Escape(line.Detail, 300);
            var next = $"**{DiscordMarkdown.Escape(line.Term, 200)}**{detail}\n";
            if (shown.Length + next.Length >= limit)
            {
                shown += "…";
                break;
            }

            shown += next;
        }

        return new Embed { Description = shown.TrimEnd('\n') };
    }

    private static Embed OfCharts(IReadOnlyList<Chart> charts, int room) => new()
    {
        Description = Text([.. charts.Select(chart => new CardSection(null, chart.ToText()))], Math.Min(room, MaxDescriptionLength)),
    };

    private static Embed OfCard(Card card, int room)
    {
        var plainTitle = DisplayText.CleanLine(card.Title);
        var title = DiscordMarkdown.Escape(plainTitle, Math.Min(MaxTitleLength, room / 3));
        var footer = Shortening.AtWord(DisplayText.CleanLine(card.Tags), room / 8);
        var left = Math.Min(room - title.Length - footer.Length, MaxDescriptionLength);
        var byline = DisplayText.CleanLine(card.Byline) is { Length: > 0 } words ? "-# " + DiscordMarkdown.Escape(words, room / 6) : "";
        var links = MaskedLinks.Line(card.Links, room / 4);
        var text = Text(card.Sections, left - byline.Length - links.Length - 4);
        string[] parts = [byline, text, links];
        return new Embed
        {
            Title = title.Length == 0 ? "…" : title,
            Url = TitleLink.Find(plainTitle, card.OwnLinks, StyledMarkdown.MaxUrlLength),
            Description = parts.Any(part => part.Length > 0) ? string.Join("\n\n", parts.Where(part => part.Length > 0)) : null,
            Footer = footer.Length == 0 ? null : new EmbedFooter(footer),
        };
    }

    /// <summary>The sections in their order: the next sections can use what one leaves of its share.</summary>
    private static string Text(IReadOnlyList<CardSection> sections, int room)
    {
        var text = "";
        for (var i = 0; i < sections.Count; i++)
        {
            var separator = text.Length == 0 ? "" : "\n\n";
            var heading = sections[i].Heading is { Length: > 0 } words
                ? $"**{DiscordMarkdown.Escape(DisplayText.CleanLine(words), 100)}**\n"
                : "";
            var share = ((room - text.Length) / (sections.Count - i)) - separator.Length - heading.Length;
            if (share >= MinSectionLength && StyledMarkdown.Render(sections[i].Text, share) is { Length: > 0 } rendered)
            {
                text += separator + heading + rendered;
            }
        }

        return text;
    }
}
