using System.Text;
using PaperBot.Replies;

namespace PaperBot.Terminal;

/// <summary>Replies for people at a terminal, which text of documents must not control.</summary>
internal static class TextRenderer
{
    public static string Render(Reply reply)
    {
        var text = new StringBuilder();
        Line(text, reply.Message);
        foreach (var line in reply.Lines)
        {
            Line(text, $"{line.Term}  {line.Detail}");
        }

        foreach (var card in reply.Cards)
        {
            text.Append('\n');
            Render(card, text);
        }

        if (reply.Suggestions.Count > 0)
        {
            Line(text, $"{Wording.DidYouMean(reply.Locale)}: {string.Join(", ", reply.Suggestions.Select(suggestion => suggestion.Text))}?");
        }

        foreach (var button in reply.Buttons)
        {
            Line(text, $"[{button.Label}] /paper {button.Command}");
        }

        return text.ToString().Trim('\n');
    }

    private static void Render(Card card, StringBuilder text)
    {
        Line(text, card.Title);
        Line(text, card.Byline);
        foreach (var section in card.Sections)
        {
            Line(text, section.Heading is { } heading ? $"[{heading}]" : null);
            foreach (var block in section.Text.Blocks())
            {
                Line(text, string.Join('\n', block.Lines.Select(line => Margin(block.Kind) + string.Concat(line.Select(Words)))));
            }
        }

        Line(text, card.Tags);
        foreach (var link in card.Links)
        {
            Line(text, DisplayText.CleanLine(link.Url));
        }

        Line(text, card.More is { } more ? $"[{more.Label}] /paper {more.Command}" : null);
    }

    private static string Margin(TextLook kind) => kind switch
    {
        TextLook.Quote => "> ",
        TextLook.CodeBlock => "    ",
        _ => "",
    };

    private static string Words(TextRun run) => run.Url is { } url && url != run.Text ? $"{run.Text} ({url})"
        : run.Look.HasFlag(TextLook.Code) ? $"`{run.Text}`"
        : run.Text;

    private static void Line(StringBuilder text, string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            text.Append(DisplayText.Visible(line).TrimEnd()).Append('\n');
        }
    }
}
