using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Renders the rows of a reply: those that can be looked up as buttons, the others before them as a list, the term of each in bold.</summary>
internal static class LineRenderer
{
    private const int TermLimit = 150;
    private const int DetailLimit = 600;
    private const int MaxButtons = 2 * MessageLimits.ElementsInRow;
    private const string Dash = " – ";
    private static readonly int RowLimit = TermLimit + Dash.Length + DetailLimit + 1;
    private static readonly RichTextSection Cut = new([new TextInline("…")]);

    /// <summary>One block of as many rows as fit, with an ellipsis at the end if some do not, and the buttons; nothing if there are no rows.</summary>
    public static IReadOnlyList<Block> Render(IReadOnlyList<ReplyLine> lines, TextBudget budget, MessageButtons buttons)
    {
        var pressable = buttons.Rows(
            lines.Where(line => line.Command is not null).Select(line => new Button(line.Detail is "" ? line.Term : $"{line.Term} · {line.Detail}", line.Command!))
                .Take(MaxButtons),
            budget);
        var rows = new List<RichTextSection>();
        foreach (var line in lines.Where(line => line.Command is null))
        {
            if (budget.Left < RowLimit || rows.Count == MessageLimits.Rows)
            {
                rows.Add(Cut);
                break;
            }

            rows.Add(Row(line, budget));
        }

        return [.. rows is [] ? Enumerable.Empty<Block>() : [new RichTextBlock([new RichTextList(rows)])], .. pressable];
    }

    private static RichTextSection Row(ReplyLine line, TextBudget budget)
    {
        var term = budget.Take(SlackText.OneLine(line.Term), TermLimit);
        var detail = budget.Take(SlackText.OneLine(line.Detail), DetailLimit);
        budget.TrySpend(Dash.Length);
        return (term, detail) switch
        {
            ("", "") => Cut,
            (_, "") => new RichTextSection([new TextInline(term, RichTextStyle.Strong)]),
            ("", _) => new RichTextSection([new TextInline(detail)]),
            _ => new RichTextSection([new TextInline(term, RichTextStyle.Strong), new TextInline(Dash + detail)]),
        };
    }
}
