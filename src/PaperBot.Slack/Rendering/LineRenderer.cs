using PaperBot.Replies;

namespace PaperBot.Slack.Rendering;

/// <summary>Renders the rows of a reply as a list, the term of each in bold.</summary>
internal static class LineRenderer
{
    private const int TermLimit = 150;
    private const int DetailLimit = 600;
    private const string Dash = " – ";
    private static readonly int RowLimit = TermLimit + Dash.Length + DetailLimit + 1;
    private static readonly RichTextSection Cut = new([new TextInline("…")]);

    /// <summary>One block of as many rows as fit, then an ellipsis if that is not all; nothing where there are no rows.</summary>
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
            (_, "") => new RichTextSection([new TextInline(term, TextStyle.Strong)]),
            ("", _) => new RichTextSection([new TextInline(detail)]),
            _ => new RichTextSection([new TextInline(term, TextStyle.Strong), new TextInline(Dash + detail)]),
        };
    }
}
