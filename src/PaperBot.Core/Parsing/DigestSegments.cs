namespace PaperBot.Parsing;

/// <summary>
/// Cuts the lines under one date into entries. An entry begins with an authors line and the title above it; or, without authors, behind
/// the tags of the entry before, where it has tags of its own. Any other text behind a tags line belongs to the entry before.
/// </summary>
internal sealed class DigestSegments
{
    private readonly IReadOnlyList<DigestLine> _lines;
    private readonly bool[] _tagsComeFirst;

    private DigestSegments(IReadOnlyList<DigestLine> lines)
    {
        _lines = lines;
        _tagsComeFirst = new bool[lines.Count + 1];
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            _tagsComeFirst[i] = lines[i] is DigestLine.Tagged || (_tagsComeFirst[i + 1] && !HasAuthors(i));
        }
    }

    /// <summary>The entries in order, and the lines in front of the first one.</summary>
    public static (IReadOnlyList<EntryDraft> Drafts, IReadOnlyList<DigestLine> Front) Cut(IReadOnlyList<DigestLine> lines) =>
        new DigestSegments(lines).Cut();

    private (IReadOnlyList<EntryDraft> Drafts, IReadOnlyList<DigestLine> Front) Cut()
    {
        var drafts = new List<EntryDraft>();
        var front = new List<DigestLine>();
        for (var i = 0; i < _lines.Count; i++)
        {
            if (Begin(i) is var (draft, length))
            {
                drafts.Add(draft);
                i += length - 1;
            }
            else if (drafts is [.., var last])
            {
                last.Add(_lines[i]);
            }
            else
            {
                front.Add(_lines[i]);
            }
        }

        return (drafts, front);
    }

    private (EntryDraft Draft, int Length)? Begin(int at)
    {
        var line = _lines[at];
        if (HasAuthors(at))
        {
            return line is DigestLine.Authored { Authors: var own }
                ? (new EntryDraft(line.Number, "", own), 1)
                : (new EntryDraft(line.Number, TitleOf(line), ((DigestLine.Authored)_lines[at + 1]).Authors), 2);
        }

        if (!IsBehindBorder(at) || line is DigestLine.Tagged || !_tagsComeFirst[at])
        {
            return null;
        }

        if (Prose.IsTitleLike(line.Text, severalAuthors: false))
        {
            return (new EntryDraft(line.Number, TitleOf(line), []), 1);
        }

        var untitled = new EntryDraft(line.Number, "", []);
        untitled.Add(line);
        return (untitled, 1);
    }

    // The line is an authors line that follows a border at once, or the title line of the authors line behind it.
    private bool HasAuthors(int at) => _lines[at] is DigestLine.Authored
        ? IsBehindBorder(at)
        : _lines[at] is DigestLine.Written && at + 1 < _lines.Count && _lines[at + 1] is DigestLine.Authored { Authors.Count: var count }
            && (IsBehindBorder(at) || Prose.IsTitleLike(_lines[at].Text, severalAuthors: count > 1));

    private bool IsBehindBorder(int at) => at == 0 || _lines[at - 1] is DigestLine.Tagged;

    private static string TitleOf(DigestLine line) => DigestLines.WithoutHeadingMarks(line.Text);
}
