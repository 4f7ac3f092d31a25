using System.Text;
using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>Renders styled text as parts of a rich text block: running text, quotes and code blocks.</summary>
internal static class RichTextRenderer
{
    /// <summary>The blank line between two parts of a card.</summary>
    public static TextInline Break { get; } = new("\n\n");

    /// <summary>As much of a text as fits into <paramref name="max"/> and the budget. A link that does not fit is shown as its words.</summary>
    public static IReadOnlyList<RichTextPart> Render(StyledText text, int max, TextBudget budget)
    {
        var blocks = budget.Take(TextLink.Resolve(text), max).Blocks();
        return
        [
            .. blocks.Select((block, i) => (block.Kind, Runs: Runs(block, isFirst: i == 0, budget)))
                .Where(block => block.Runs.Count > 0)
                .Select(RichTextPart (block) => block.Kind switch
                {
                    TextStyle.Quote => new RichTextQuote(block.Runs),
                    TextStyle.CodeBlock => new RichTextPreformatted(block.Runs),
                    _ => new RichTextSection(block.Runs),
                }),
        ];
    }

    /// <summary>All parts in order. Adjacent running text is joined, with a blank line in between.</summary>
    public static IReadOnlyList<RichTextPart> Joined(IEnumerable<IReadOnlyList<RichTextPart>> texts)
    {
        var joined = new List<RichTextPart>();
        foreach (var text in texts.Where(text => text.Count > 0))
        {
            if (joined is [.., RichTextSection last] && text[0] is RichTextSection first)
            {
                joined[^1] = new RichTextSection([.. last.Elements, Break, .. first.Elements]);
                joined.AddRange(text.Skip(1));
            }
            else
            {
                joined.AddRange(text);
            }
        }

        return joined;
    }

    /// <summary>The parts with a run in front of them.</summary>
    public static IReadOnlyList<RichTextPart> After(TextInline before, IReadOnlyList<RichTextPart> text) => text[0] is RichTextSection first
        ? [new RichTextSection([before, .. first.Elements]), .. text.Skip(1)]
        : [new RichTextSection([before]), .. text];

    /// <summary>The runs of all lines, separated by line feeds.</summary>
    private static List<Inline> Runs(TextBlock block, bool isFirst, TextBudget budget)
    {
        var lines = block.Lines.SkipWhile(line => line.Count == 0).ToList();
        var runs = new List<Inline>();
        foreach (var (i, line) in lines.Index())
        {
            var before = i > 0 ? "\n" : "";
            runs.AddRange(line.Count == 0
                ? before is "" ? [] : [new TextInline(before)]
                : line.Select((run, at) => Inline(run, at == 0 ? before : "", block.Kind, budget)).SelectMany(inline => inline));
        }

        return isFirst || runs.Count > 0 ? Merged(runs) : [];
    }

    private static IEnumerable<Inline> Inline(TextRun run, string before, TextStyle kind, TextBudget budget)
    {
        var style = kind == TextStyle.CodeBlock || run.Style == TextStyle.None ? null : new RichTextStyle(
            Bold: run.Style.HasFlag(TextStyle.Bold) ? true : null,
            Italic: run.Style.HasFlag(TextStyle.Italic) ? true : null,
            Code: run.Style.HasFlag(TextStyle.Code) ? true : null);
        var link = kind == TextStyle.CodeBlock ? null : TextLink.Find(run, MessageLimits.Url);
        var isLink = link is not null
            && budget.TrySpend(SlackText.Cost(link.Url) + Math.Max(0, SlackText.Cost(link.Words) - SlackText.Cost(run.Text)));
        Inline shown = isLink ? new LinkInline(link!.Url, link.Words, style) : new TextInline(run.Text, style);
        return before is "" ? [shown] : [new TextInline(before), shown];
    }

    /// <summary>Joins adjacent plain runs.</summary>
    private static List<Inline> Merged(List<Inline> runs)
    {
        var merged = new List<Inline>();
        var plain = new StringBuilder();
        foreach (var run in runs)
        {
            if (run is TextInline { Style: null })
            {
                plain.Append(run.Text);
                continue;
            }

            if (plain.Length > 0)
            {
                merged.Add(new TextInline(plain.ToString()));
                plain.Clear();
            }

            merged.Add(run);
        }

        return plain.Length == 0 ? merged : [.. merged, new TextInline(plain.ToString())];
    }
}
