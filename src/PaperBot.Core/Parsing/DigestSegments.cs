namespace PaperBot.Parsing;

/// <summary>
/// Cuts the lines under one date into entries. An entry begins with an authors line and the title above it; or, without authors, behind
/// the tags of the entry before, where it has tags of its own. Any other text behind a tags line belongs to the entry before.
/// </summary>
internal sealed class DigestSegments
{
    private const int MostTitleLines = 6;

    // A line of a title that is shorter than this is not broken for want of room.
    private const int WrappedTitle = 40;

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
        if (FindAuthors(at) is { } found)
        {
            var authors = ((DigestLine.Authored)_lines[found]).Authors;
            return (new EntryDraft(line.Number, found == at ? "" : TitleOf(at, found), authors), found - at + 1);
        }

        if (!IsBehindBorder(at) || line is DigestLine.Tagged || !_tagsComeFirst[at])
        {
            return null;
        }

        if (Prose.IsTitleLike(line.Text, severalAuthors: false))
        {
            return (new EntryDraft(line.Number, TitleOf(at, at + 1), []), 1);
        }

        var untitled = new EntryDraft(line.Number, "", []);
        untitled.Add(line);
        return (untitled, 1);
    }

    // Where the authors line of the entry stands that begins here: this line itself, behind a border, or behind the lines of the title.
    private int? FindAuthors(int at)
    {
        if (_lines[at] is not DigestLine.Written line)
        {
            return _lines[at] is DigestLine.Authored && IsBehindBorder(at) ? at : null;
        }

        for (var next = at + 1; next < _lines.Count && next - at <= MostTitleLines; next++)
        {
            if (_lines[next] is DigestLine.Authored { Authors: var authors })
            {
                return (next == at + 1 && IsBehindBorder(at)) || IsTitle(TitleOf(at, next), authors) ? next : null;
            }

            if (!IsWrappedTitle(at, next))
            {
                return null;
            }
        }

        return null;
    }

    // A Korean note with a word in brackets below it is no title.
    private static bool IsTitle(string text, IReadOnlyList<string> authors) =>
        Prose.IsTitleLike(text, severalAuthors: authors.Count > 1) && (!Script.HasHangul(text) || AuthorsLine.ArePeople(authors));

    // Only behind a border or a blank line a title may be wrapped: elsewhere its first lines would be the text before.
    private bool IsWrappedTitle(int at, int next) => (IsBehindBorder(at) || _lines[at - 1].Number < _lines[at].Number - 1)
        && _lines[next] is DigestLine.Written && _lines[next].Number == _lines[next - 1].Number + 1
        && !Script.HasHangul(_lines[next - 1].Text) && !Script.HasHangul(_lines[next].Text)
        && (_lines[next - 1].Text.Length >= WrappedTitle || WrappedLines.GoesOn(_lines[next - 1].Text, _lines[next].Text))
        && _lines[next - 1].Text[^1] is not ('.' or '?' or '!') && !LinkFinder.IsOneAddress(_lines[next - 1].Text);

    private bool HasAuthors(int at) => FindAuthors(at) is not null;

    private bool IsBehindBorder(int at) => at == 0 || _lines[at - 1] is DigestLine.Tagged;

    private string TitleOf(int at, int end)
    {
        var title = MarkdownMarks.WithoutMarks(_lines[at].Text);
        for (var next = at + 1; next < end; next++)
        {
            title += WrappedLines.Gap(_lines[next - 1].Text) + _lines[next].Text;
        }

        return title;
    }
}
