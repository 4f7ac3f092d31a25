using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Cuts the lines under one date into entries. An entry begins with an authors line and the title above it; or, without authors, behind
/// the tags of the entry before, where it has tags of its own. Any other text behind a tags line belongs to the entry before.
/// </summary>
internal sealed class DigestSegments
{
    private const int MaxTitleLines = 30;

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
            return _lines[found] is DigestLine.Titled titled
                ? (new EntryDraft(line.Number, titled.Title, line.Text, titled.Authors), 1)
                : (Draft(at, found, ((DigestLine.Authored)_lines[found]).Authors), found - at + 1);
        }

        if (!IsBehindBorder(at) || line is DigestLine.Tagged || !_tagsComeFirst[at])
        {
            return null;
        }

        // A title that ends as a sentence does is one only where the text follows, in Korean.
        var isAboveKorean = at + 1 < _lines.Count && _lines[at + 1] is DigestLine.Written && Script.HasHangul(_lines[at + 1].Text)
            && !line.Text.Contains(". ", StringComparison.Ordinal);
        if (Prose.IsTitleLike(line.Text, severalAuthors: isAboveKorean))
        {
            return (Draft(at, at + 1, []), 1);
        }

        var untitled = Draft(at, at, []);
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

        if (line is DigestLine.Titled && IsSetApart(at) && (at + 1 == _lines.Count || _lines[at + 1] is not DigestLine.Authored))
        {
            return at;
        }

        for (var next = at + 1; next < _lines.Count && next - at <= MaxTitleLines; next++)
        {
            if (_lines[next] is DigestLine.Authored { Authors: var authors })
            {
                return IsBehindBorder(at) || IsTitle(TitleOf(at, next), authors) ? next : null;
            }

            if (!IsAddressOfTitle(at, next) && !IsWrappedTitle(at, next))
            {
                return null;
            }
        }

        return null;
    }

    // A Korean note with a word in brackets below it is no title.
    private static bool IsTitle(string text, IReadOnlyList<string> authors) =>
        Prose.IsTitleLike(text, severalAuthors: authors.Count > 1) && !Brackets.IsOnePair(text) && (!Script.HasHangul(text) || AuthorsLine.ArePeople(authors));

    // Only behind a border, a blank line or a Korean sentence a title may be wrapped: elsewhere its first lines would be the text before.
    private bool IsWrappedTitle(int at, int next) => (IsSetApart(at) || IsBelowKorean(at, next))
        && _lines[next] is DigestLine.Written && _lines[next].Number == _lines[next - 1].Number + 1
        && !IsRemark(_lines[next - 1].Text, _lines[next].Text) && !LinkFinder.IsOneAddress(_lines[next].Text)
        && !Script.HasHangul(_lines[next - 1].Text) && !Script.HasHangul(_lines[next].Text)
        && (_lines[next - 1].Text.Length >= WrappedTitle || WrappedLines.GoesOn(_lines[next - 1].Text, _lines[next].Text))
        && _lines[next - 1].Text[^1] is not ('.' or '?' or '!');

    // A line with an address, a quote, or one with something in brackets at its end: what is said behind the tags of an entry.
    private static bool IsRemark(string line, string next) =>
        line.Contains("://", StringComparison.Ordinal) || line[0] == '>' || (line[^1] == ')' && !char.IsLower(next[0]));

    // The paper's own address may stand between its title and its authors.
    private bool IsAddressOfTitle(int at, int next) => next == at + 1 && IsSetApart(at) && LinkFinder.IsOneAddress(_lines[next].Text)
        && next + 1 < _lines.Count && _lines[next + 1] is DigestLine.Authored { Authors: var authors } && IsTitle(_lines[at].Text, authors);

    // What is left of a title is shorter than the line that was full.
    private bool IsBelowKorean(int at, int next) => Script.HasHangul(_lines[at - 1].Text) && WrappedLines.HasEnded(_lines[at - 1].Text)
        && !WrappedLines.HasEnded(_lines[next - 1].Text) && _lines[next].Text.Length <= _lines[at].Text.Length;

    private bool HasAuthors(int at) => FindAuthors(at) is not null;

    private bool IsBehindBorder(int at) => at == 0 || _lines[at - 1] is DigestLine.Tagged;

    private bool IsSetApart(int at) => IsBehindBorder(at) || _lines[at - 1].Number < _lines[at].Number - 1;

    private EntryDraft Draft(int at, int end, IReadOnlyList<string> authors) =>
        new(_lines[at].Number, end == at ? "" : TitleOf(at, end), string.Join('\n', Texts(at, end)), authors);

    private string TitleOf(int at, int end)
    {
        var heading = WrappedLines.JoinAll([.. Texts(at, end).Where((text, number) => number == 0 || !LinkFinder.IsOneAddress(text))]);
        return MarkdownMarks.TitleOf(heading);
    }

    private IEnumerable<string> Texts(int at, int end) => _lines.Skip(at).Take(end - at).Select(line => line.Text);
}
