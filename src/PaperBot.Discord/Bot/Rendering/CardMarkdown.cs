using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>Renders an entry as Markdown.</summary>
internal static class CardMarkdown
{
    private const int MaxTitleLength = 256;
    private const int MinSectionLength = 40; // A shorter text is not worth its heading.

    /// <summary>The entry as a compact line: the title, the gist and the tags, each on a line of its own.</summary>
    public static string Compact(Card card, int room)
    {
        var tags = SmallPrint(card.Tags, room / 8);
        var note = DisplayText.CleanLine(card.Note ?? "") is { Length: > 0 } words ? $" · {DiscordMarkdown.Escape(words, room / 8)}" : "";
        var head = $"{Title(card, room, room * 3 / 8, "**").Text}{note}";
        var gist = Text(card.Sections, room - head.Length - tags.Length - 2);
        return string.Join('\n', new[] { head, gist, tags }.Where(part => part != ""));
    }

    /// <summary>The entry of a list: title, byline, gist and tags; and links, if the title leads nowhere.</summary>
    public static string ListItem(Card card, int room)
    {
        var (title, isLinked) = Title(card, room, room / 3, "**");
        return Join(card, room, title, isLinked ? "" : MaskedLinks.Line(card.Links, room / 4), SmallPrint(card.Tags, room / 8), "\n");
    }

    /// <summary>The entry shown alone.</summary>
    /// <param name="card">The entry.</param>
    /// <param name="room">The maximum length.</param>
    /// <param name="page">Which page of it this is; empty for the only one.</param>
    public static string Whole(Card card, int room, string page) => Join(
        card,
        room,
        $"### {Title(card, room, room / 3, "").Text}",
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
        var byline = SmallPrint(string.Join(" · ", new[] { card.Byline, card.Note ?? "" }.Where(part => part != "")), room / 6);
        var head = byline == "" ? title : $"{title}\n{byline}";
        var text = Text(card.Sections, room - head.Length - links.Length - foot.Length - (3 * separator.Length));
        return string.Join(separator, new[] { head, text, links, foot }.Where(part => part != ""));
    }

    /// <summary>The linked title between marks, struck through if the entry was withdrawn.</summary>
    private static (string Text, bool IsLinked) Title(Card card, int room, int limit, string marks)
    {
        var plain = DisplayText.CleanLine(card.Title);
        var title = DiscordMarkdown.Escape(plain, Math.Min(MaxTitleLength, limit)) is { Length: > 0 } escaped ? escaped : "…";
        var url = TitleLink.Find(plain, card.OwnLinks, Math.Min(StyledMarkdown.MaxUrlLength, room / 4));
        var strike = card.IsWithdrawn ? "~~" : "";
        return ($"{strike}{marks}{(url is null ? title : $"[{title}]({url})")}{marks}{strike}", url is not null);
    }

    private static string SmallPrint(string text, int room) =>
        DisplayText.CleanLine(text) is { Length: > 0 } words ? "-# " + DiscordMarkdown.Escape(words, room) : "";
}
