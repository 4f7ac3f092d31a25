namespace PaperBot.Replies;

/// <summary>Text with styles and links. A line feed ends a paragraph; the items of a list begin with a bullet.</summary>
public sealed class StyledText : IEquatable<StyledText>
{
    private const TextStyle BlockStyles = TextStyle.Quote | TextStyle.CodeBlock;

    /// <param name="runs">The runs in their order.</param>
    public StyledText(IEnumerable<TextRun> runs)
    {
        Runs = Joined(runs);
        Plain = string.Concat(Runs.Select(run => run.Text));
    }

    /// <summary>No text.</summary>
    public static StyledText Empty { get; } = new([]);

    /// <summary>The runs in their order, none of them empty.</summary>
    public IReadOnlyList<TextRun> Runs { get; }

    /// <summary>The text without styles.</summary>
    public string Plain { get; }

    /// <summary>Plain text.</summary>
    public static implicit operator StyledText(string text) => FromString(text);

    /// <summary>Plain text.</summary>
    public static StyledText FromString(string text) => new([new(text)]);

    /// <summary>Joins texts with line feeds between them.</summary>
    public static StyledText Lines(IEnumerable<StyledText> texts) =>
        new(texts.SelectMany((text, at) => at == 0 ? text.Runs : text.Runs.Prepend(new("\n"))));

    /// <summary>The text with a function applied to the text of each run.</summary>
    public StyledText Map(Func<string, string> convert) => new(Runs.Select(run => run with { Text = convert(run.Text) }));

    /// <summary>The part from <paramref name="start"/> up to, not including, <paramref name="end"/>, in UTF-16 units.</summary>
    public StyledText Slice(int start, int end)
    {
        var runs = new List<TextRun>();
        var at = 0;
        foreach (var run in Runs)
        {
            var (from, to) = (Math.Max(start - at, 0), Math.Min(end - at, run.Text.Length));
            if (from < to)
            {
                runs.Add(run with { Text = run.Text[from..to] });
            }

            at += run.Text.Length;
        }

        return new(runs);
    }

    /// <summary>Shortens the text like <see cref="Shortening.AtWord"/>.</summary>
    public StyledText AtWord(int limit)
    {
        var shown = Shortening.AtWord(Plain, limit);
        return shown.Length == Plain.Length && shown == Plain ? this : new(Slice(0, shown.Length - 1).Runs.Append(new(shown[^1..])));
    }

    /// <summary>The text without white space at its end.</summary>
    public StyledText TrimEnd() => Plain.AsSpan().TrimEnd().Length is var length && length == Plain.Length ? this : Slice(0, length);

    /// <summary>The lines that are not empty.</summary>
    public IEnumerable<StyledText> Paragraphs() => LinesOfRuns().Where(line => line.Runs.Count > 0).Select(line => new StyledText(line.Runs));

    /// <summary>The lines, grouped into quotes, code blocks and running text.</summary>
    public IReadOnlyList<TextBlock> Blocks()
    {
        var blocks = new List<TextBlock>();
        var lines = new List<IReadOnlyList<TextRun>>();
        foreach (var (kind, runs) in LinesOfRuns())
        {
            if (blocks.Count == 0 || blocks[^1].Kind != kind)
            {
                lines = [];
                blocks.Add(new(kind, lines));
            }

            lines.Add([.. runs.Select(run => run with { Style = run.Style & ~BlockStyles })]);
        }

        return blocks;
    }

    /// <summary>The lines with the kind of their block: the style of a line's beginning or, if it is empty, of its line feed.</summary>
    private IEnumerable<(TextStyle Kind, List<TextRun> Runs)> LinesOfRuns()
    {
        var (kind, line) = (TextStyle.None, new List<TextRun>());
        foreach (var run in Runs)
        {
            var start = 0;
            for (var end = run.Text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = run.Text.IndexOf('\n', start))
            {
                AddPart(run, end);
                yield return (kind, line);
                (kind, line, start) = (run.Style & BlockStyles, [], end + 1);
            }

            AddPart(run, run.Text.Length);

            void AddPart(TextRun of, int end)
            {
                if (end > start)
                {
                    kind = line.Count == 0 ? of.Style & BlockStyles : kind;
                    line.Add(of with { Text = of.Text[start..end] });
                }
            }
        }

        yield return (kind, line);
    }

    /// <summary>Joins adjacent runs of the same style, so that a platform's marks do not end and begin again between them.</summary>
    private static List<TextRun> Joined(IEnumerable<TextRun> runs)
    {
        var joined = new List<TextRun>();
        var pieces = new List<string>();
        TextRun? first = null;
        foreach (var run in runs.Where(run => run.Text.Length > 0))
        {
            if (first is not null && (run.Style != first.Style || run.Url != first.Url))
            {
                joined.Add(first with { Text = string.Concat(pieces) });
                pieces.Clear();
                first = null;
            }

            first ??= run;
            pieces.Add(run.Text);
        }

        return first is null ? joined : [.. joined, first with { Text = string.Concat(pieces) }];
    }

    /// <inheritdoc/>
    public bool Equals(StyledText? other) => other is not null && Runs.SequenceEqual(other.Runs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StyledText);

    /// <inheritdoc/>
    public override int GetHashCode() => Plain.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Plain;
}
