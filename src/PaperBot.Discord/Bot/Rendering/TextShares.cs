namespace PaperBot.Discord.Bot.Rendering;

/// <summary>Shares the characters of a message among its texts: what short ones leave, the long ones get in equal parts.</summary>
internal static class TextShares
{
    /// <summary>Renders the texts so that they have at most so many characters together.</summary>
    public static IReadOnlyList<string> Render(IReadOnlyList<ReplyText> texts, int room)
    {
        var rendered = texts.Select(text => text.Render(room)).ToArray();
        var left = room;
        var remaining = texts.Count;
        foreach (var (at, whole) in rendered.Index().OrderBy(text => text.Item.Length).ToList())
        {
            var share = left / remaining--;
            rendered[at] = whole.Length <= share ? whole : texts[at].Render(share);
            left -= Math.Max(1, rendered[at].Length); // A text that shows nothing is replaced by an ellipsis.
        }

        return rendered;
    }
}
