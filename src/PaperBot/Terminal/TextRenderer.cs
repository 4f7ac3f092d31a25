using System.Text;
using PaperBot.Platforms;

namespace PaperBot.Terminal;

/// <summary>Renders replies as text for a terminal.</summary>
internal static class TextRenderer
{
    private const int MaxUrlLength = 2_000;

    public static string Render(Reply reply)
    {
        var text = new StringBuilder();
        AppendLine(text, reply.Message);
        foreach (var line in reply.Lines)
        {
            AppendLine(text, $"{line.Term}  {line.Detail}");
        }

        AppendLine(text, reply.Code);
        foreach (var chart in reply.Charts)
        {
            AppendLine(text, $"\n{chart.Title}\n{string.Join('\n', chart.ToLines())}");
        }

        foreach (var card in reply.Cards)
        {
            text.Append('\n');
            Render(card, text);
        }

        if (reply.Suggestions.Count > 0)
        {
            AppendLine(text, $"{Wording.DidYouMean(reply.Locale)}: {string.Join(", ", reply.Suggestions.Select(suggestion => suggestion.Text))}?");
        }

        Append(reply.Buttons, text);
        return text.ToString().Trim('\n');
    }

    private static void Render(Card card, StringBuilder text)
    {
        AppendLine(text, card.Title);
        AppendLine(text, card.Byline);
        foreach (var section in card.Sections)
        {
            AppendLine(text, section.Heading is { } heading ? $"[{heading}]" : null);
            foreach (var block in TextLink.Resolve(section.Text).Blocks())
            {
                AppendLine(text, string.Join('\n', block.Lines.Select(line => Indent(block.Kind) + string.Concat(line.Select(Render)))));
            }
        }

        AppendLine(text, card.Tags);
        foreach (var link in card.Links)
        {
            AppendLine(text, SafeLink.Find(link.Target, MaxUrlLength, MaxUrlLength) is { } safe ? link.WithLabel(safe.Url) : null);
        }

        Append(card.Buttons, text);
    }

    private static void Append(IEnumerable<Button> buttons, StringBuilder text)
    {
        foreach (var button in buttons.Where(button => button.IsCommand))
        {
            AppendLine(text, $"[{button.Label}] /paper {button.Command}");
        }
    }

    private static string Indent(TextStyle kind) => kind switch
    {
        TextStyle.Quote => "> ",
        TextStyle.CodeBlock => "    ",
        _ => "",
    };

    private static string Render(TextRun run) =>
        TextLink.Find(run, MaxUrlLength) is { } link ? link.Url.EndsWith(link.Words, StringComparison.Ordinal) ? link.Url : $"{link.Words} ({link.Url})"
        : run.Style.HasFlag(TextStyle.Code) ? $"`{run.Text}`"
        : run.Text;

    private static void AppendLine(StringBuilder text, string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            text.Append(line.TrimEnd()).Append('\n');
        }
    }
}
