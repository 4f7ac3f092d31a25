using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Renders the rows of a reply as a list, the term of each in bold.</summary>
internal static class LineRenderer
{
    private const int TermLimit = 150;
    private const int DetailLimit = 600;
    private const string Dash = " – ";
    private static readonly int RowLimit = TermLimit + Dash.Length + DetailLimit + 1;
    private static readonly RichTextSection Cut = new([new TextInline("…")]);

    /// <summary>One block of as many rows as fit, with an ellipsis at the end if some do not; nothing if there are no rows.</summary>
    public static IEnumerable<Block> Render(IReadOnlyList<ReplyLine> lines, TextBudget budget)
    {
        var rows = new List<RichTextSection>();
        foreach (var line in lines)
        {
            if (budget.Left < RowLimit || rows.Count == MessageLimits.Rows)
            {
                rows.Add(Cut);
                break;
            }

            rows.Add(Row(line, budget));
        }

        return rows is [] ? [] : [new RichTextBlock([new RichTextList(rows)])];
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
