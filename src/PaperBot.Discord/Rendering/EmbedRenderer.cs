using PaperBot.Replies;

namespace PaperBot.Discord.Rendering;

/// <summary>Makes embeds: one for the rows of a reply, one for each card (resources/message, Embed Limits).</summary>
internal static class EmbedRenderer
{
    private const int EmbedsLimit = 10;
    private const int LengthLimit = 6000;
    private const int TitleLimit = 256;
    private const int DescriptionLimit = 4096;

    /// <summary>A text of fewer characters says too little to be worth its heading.</summary>
    private const int MinTextLength = 40;

    /// <summary>
    /// The embeds of a reply, ten at most, of 6000 characters together: what one leaves of its share, the next ones can take.
    /// </summary>
    public static IReadOnlyList<Embed> Embeds(Reply reply)
    {
        var parts = reply.Cards.Select(card => (Func<int, Embed>)(room => OfCard(card, room)));
        if (reply.Lines.Count > 0)
        {
            parts = parts.Prepend(room => OfLines(reply.Lines, room));
        }

        var embeds = new List<Embed>();
        var left = LengthLimit;
        var waiting = parts.Take(EmbedsLimit).ToList();
        for (var i = 0; i < waiting.Count; i++)
        {
            embeds.Add(waiting[i](left / (waiting.Count - i)));
            left -= embeds[^1].Length;
        }

        return embeds;
    }

    /// <summary>Rows as whole lines; those that do not fit are left out, and an ellipsis says so.</summary>
    private static Embed OfLines(IReadOnlyList<ReplyLine> lines, int room)
    {
        var limit = Math.Min(room, DescriptionLimit);
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

    private static Embed OfCard(Card card, int room)
    {
        var plainTitle = DisplayText.CleanLine(card.Title);
        var title = DiscordMarkdown.Escape(plainTitle, Math.Min(TitleLimit, room / 3));
        var footer = Shortening.AtWord(DisplayText.CleanLine(card.Tags), room / 8);
        var left = Math.Min(room - title.Length - footer.Length, DescriptionLimit);
        var byline = DisplayText.CleanLine(card.Byline) is { Length: > 0 } words ? "-# " + DiscordMarkdown.Escape(words, room / 6) : "";
        var links = MaskedLinks.Line(card.Links, room / 4);
        var text = Text(card.Sections, left - byline.Length - links.Length - 4);
        string[] parts = [byline, text, links];
        return new Embed
        {
            Title = title.Length == 0 ? "…" : title,
            Url = MaskedLinks.FindMain(plainTitle, [.. card.Links.Where(card.Entry.IsOwn)]),
            Description = parts.Any(part => part.Length > 0) ? string.Join("\n\n", parts.Where(part => part.Length > 0)) : null,
            Footer = footer.Length == 0 ? null : new EmbedFooter(footer),
        };
    }

    /// <summary>The sections in their order: what one leaves of its share, the next ones can take.</summary>
    private static string Text(IReadOnlyList<CardSection> sections, int room)
    {
        var text = "";
        for (var i = 0; i < sections.Count; i++)
        {
            var between = text.Length == 0 ? "" : "\n\n";
            var heading = sections[i].Heading is { Length: > 0 } words
                ? $"**{DiscordMarkdown.Escape(DisplayText.CleanLine(words), 100)}**\n"
                : "";
            var share = ((room - text.Length) / (sections.Count - i)) - between.Length - heading.Length;
            if (share >= MinTextLength && StyledMarkdown.Render(sections[i].Text, share) is { Length: > 0 } said)
            {
                text += between + heading + said;
            }
        }

        return text;
    }
}
