using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>Renders an entry as Markdown.</summary>
internal static class CardMarkdown
{
    private const int MaxTitleLength = 256;
    private const int MinSectionLength = 40; // A shorter text is not worth its heading.

    /// <summary>The entry of a list: title, byline, gist and tags; and links, if the title leads nowhere.</summary>
    public static string ListItem(Card card, int room)
    {
        var (title, isLinked) = Title(card, room);
        return Join(card, room, $"**{title}**", isLinked ? "" : MaskedLinks.Line(card.Links, room / 4), SmallPrint(card.Tags, room / 8), "\n");
    }

    /// <summary>The entry shown alone.</summary>
    /// <param name="card">The entry.</param>
    /// <param name="room">The maximum length.</param>
    /// <param name="page">Which page of it this is; empty for the only one.</param>
    public static string Whole(Card card, int room, string page) => Join(
        card,
        room,
        $"### {Title(card, room).Text}",
        MaskedLinks.Line(card.Links, room / 4),
        $"{SmallPrint(card.Tags, room / 8)}\n{SmallPrint(page, room / 8)}".Trim('\n'),
        "\n\n");

    /// <summary>The sections that are not folded, in their order: the next sections can use what one leaves of its share.</summary>
    public static string Text(IEnumerable<CardSection> sections, int room)
    {
        var shown = sections.Where(section => section.Unfold is null).ToList();
        var text = "";
        for (var i = 0; i < shown.Count; i++)
        {
            var separator = text.Length == 0 ? "" : "\n\n";
            var heading = shown[i].Heading is { Length: > 0 } words
                ? $"**{DiscordMarkdown.Escape(DisplayText.CleanLine(words), 100)}**\n"
                : "";
            var share = ((room - text.Length) / (shown.Count - i)) - separator.Length - heading.Length;
            if (share >= MinSectionLength && StyledMarkdown.Render(shown[i].Text, share) is { Length: > 0 } rendered)
            {
                text += separator + heading + rendered;
            }
        }

        return text;
    }

    private static string Join(Card card, int room, string title, string links, string foot, string separator)
    {
        var byline = SmallPrint(card.Byline, room / 6);
        var head = byline == "" ? title : $"{title}\n{byline}";
        var text = Text(card.Sections, room - head.Length - links.Length - foot.Length - (3 * separator.Length));
        return string.Join(separator, new[] { head, text, links, foot }.Where(part => part != ""));
    }

    private static (string Text, bool IsLinked) Title(Card card, int room)
    {
        var plain = DisplayText.CleanLine(card.Title);
        var title = DiscordMarkdown.Escape(plain, Math.Min(MaxTitleLength, room / 3)) is { Length: > 0 } escaped ? escaped : "…";
        return TitleLink.Find(plain, card.OwnLinks, Math.Min(StyledMarkdown.MaxUrlLength, room / 4)) is { } url ? ($"[{title}]({url})", true) : (title, false);
    }

    private static string SmallPrint(string text, int room) =>
        DisplayText.CleanLine(text) is { Length: > 0 } words ? "-# " + DiscordMarkdown.Escape(words, room) : "";
}
