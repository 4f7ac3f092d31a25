using System.Globalization;
using System.Text.Json;

namespace PaperBot.Terminal;

/// <summary>Renders replies as JSON for programs. A derived tag is written as <c>derived:moe</c>.</summary>
internal static class JsonRenderer
{
    public static string Render(Reply reply) => JsonSerializer.Serialize(
        new ReplyJson(
            reply.Command,
            reply.Found,
            reply.Total,
            reply.Page,
            reply.Pages,
            reply.Private,
            Message(reply),
            [.. reply.Suggestions.Select(suggestion => suggestion.Text)],
            [.. reply.Cards.Select(card => ToJson(card.Entry))]),
        TerminalJson.Context.ReplyJson);

    private static string? Message(Reply reply)
    {
        string[] lines =
        [
            reply.Message ?? "",
            .. reply.Lines.Select(line => $"{line.Term} {line.Detail}".Trim()),
            reply.Code ?? "",
            .. reply.Charts.SelectMany(chart => chart.ToLines().Prepend(chart.Title)),
        ];
        return lines is ["", ""] && reply.Message is null ? null : string.Join('\n', lines.Where(line => line != "")).Trim();
    }

    private static ReplyEntryJson ToJson(Entry entry) => new(
        entry.Id.Value,
        entry.Date?.ToString("O", CultureInfo.InvariantCulture),
        entry.Title,
        [.. entry.Tags.Select(tag => tag.Text), .. entry.DerivedTags.Select(tag => $"derived:{tag.Text}")]);
}
