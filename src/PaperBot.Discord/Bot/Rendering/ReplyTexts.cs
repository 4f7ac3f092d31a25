using PaperBot.Discord.Client;
using PaperBot.Storage;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>A text of a message.</summary>
/// <param name="Render">Renders it as Markdown with at most so many characters.</param>
/// <param name="Read">The button beside it, or null.</param>
internal sealed record ReplyText(Func<int, string> Render, Button? Read = null)
{
    /// <summary>How many components it is.</summary>
    public int Components => Read is null ? 1 : 3;
}

/// <summary>The texts of a reply in their order: who shared it, its headline, its rows, its code, its charts and its entries.</summary>
internal static class ReplyTexts
{
    private const int MaxCards = 10;

    /// <summary>The texts of a reply, at least one.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="lines">The rows that are shown as text.</param>
    public static IReadOnlyList<ReplyText> Of(Reply reply, IReadOnlyList<ReplyLine> lines)
    {
        var texts = new List<ReplyText>();
        if (reply.SharedBy is { } person && Snowflake.IsValid(person))
        {
            texts.Add(new(_ => $"-# {DiscordWording.SharedBy(reply.Locale, $"<@{person}>")}"));
        }

        // The page of an entry stands below it: its title comes first, also in a notification.
        var isPage = reply is { Cards: [{ Buttons.Count: 0 }], Total: <= 1, Pages: > 1 };
        if (!isPage && DisplayText.Clean(reply.Message ?? "") != "")
        {
            texts.Add(new(room => Headline(reply, room)));
        }

        if (lines.Count > 0)
        {
            texts.Add(new(room => Lines(lines, room)));
        }

        if (reply.Code is { } code)
        {
            texts.Add(new(room => StyledMarkdown.Render(new([new(code, TextStyle.CodeBlock)]), room)));
        }

        if (reply.Charts.Count > 0)
        {
            texts.Add(new(room => CardMarkdown.Text(reply.Charts.Select(chart => new CardSection(null, chart.ToText())), room)));
        }

        texts.AddRange(reply.Cards.Take(reply.IsCompact ? PostPlan.LinesPerMessage : MaxCards).Select(card => reply.IsCompact
            ? new ReplyText(room => CardMarkdown.Compact(card, room))
            : card.Buttons is [var read, ..]
            ? new ReplyText(room => CardMarkdown.ListItem(card, room), ComponentRenderer.Fits(read.Command) ? read : null)
            : new ReplyText(room => CardMarkdown.Whole(card, room, isPage ? reply.Message ?? "" : ""))));
        return texts.Count == 0 ? [new(_ => "…")] : texts;
    }

    /// <summary>The message; above a list, its first line stands out.</summary>
    private static string Headline(Reply reply, int room)
    {
        var text = DiscordMarkdown.Escape(reply.Message!, room - 4);
        var isAboveList = reply.Found && (reply.Lines.Count > 0 || reply.Charts.Count > 0 || reply.IsCompact || reply.Cards.Any(card => card.Buttons.Count > 0));
        var end = text.IndexOf('\n', StringComparison.Ordinal) is var at and >= 0 ? at : text.Length;
        return isAboveList ? $"**{text[..end].TrimEnd()}**{text[end..]}" : text;
    }

    /// <summary>Whole lines; an ellipsis stands for those that do not fit.</summary>
    private static string Lines(IReadOnlyList<ReplyLine> lines, int room)
    {
        var shown = "";
        foreach (var line in lines)
        {
            var detail = line.Detail.Length == 0 ? "" : " — " + DiscordMarkdown.Escape(line.Detail, 600);
            var next = $"**{DiscordMarkdown.Escape(line.Term, 200)}**{detail}\n";
            if (shown.Length + next.Length >= room)
            {
                shown += "…";
                break;
            }

            shown += next;
        }

        return shown.TrimEnd('\n');
    }
}
