using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>
/// Splits the lines under one date into entries. An entry begins with a title and the authors line below it. Without authors it begins after the tags
/// of the entry before, if it has tags itself. Any other text after a tags line belongs to the entry before.
/// </summary>
internal sealed class DigestSegments
{
    private const int MaxTitleLines = 30;
    private const int MaxTitleLinks = 5;

    // The minimum length of a title line that an editor may have wrapped.
    private const int MinWrappedTitleLength = 40;

    private readonly IReadOnlyList<ClassifiedLine> _lines;
    private readonly bool[] _tagsComeFirst;

    private DigestSegments(IReadOnlyList<ClassifiedLine> lines)
    {
        _lines = lines;
        _tagsComeFirst = new bool[lines.Count + 1];
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            _tagsComeFirst[i] = lines[i] is ClassifiedLine.Tagged || (_tagsComeFirst[i + 1] && FindAuthors(i) is null);
        }
    }

    /// <summary>The entries in order, and the lines before the first one.</summary>
    public static (IReadOnlyList<EntryDraft> Drafts, IReadOnlyList<ClassifiedLine> Front) Split(IReadOnlyList<ClassifiedLine> lines) =>
        new DigestSegments(lines).Split();

    private (IReadOnlyList<EntryDraft> Drafts, IReadOnlyList<ClassifiedLine> Front) Split()
    {
        var drafts = new List<EntryDraft>();
        var front = new List<ClassifiedLine>();
        for (var i = 0; i < _lines.Count; i++)
        {
            if (FindBeginning(i) is var (draft, length))
            {
                drafts.Add(draft);
                for (i += length; i < _lines.Count && IsLinkOfHeading(i); i++)
                {
                    draft.AddField(_lines[i]);
                }

                i--;
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

    private (EntryDraft Draft, int Length)? FindBeginning(int at)
    {
        var line = _lines[at];
        if (FindAuthors(at) is { } found)
        {
            return _lines[found] is ClassifiedLine.Titled titled
                ? (EntryDraft.Of(titled), 1)
                : (CreateDraft(at, found, ((ClassifiedLine.Authored)_lines[found]).Authors), found - at + 1);
        }

        if (!IsAfterTags(at) || line is ClassifiedLine.Tagged or ClassifiedLine.LinksHeading || !_tagsComeFirst[at])
        {
            return null;
        }

        // A line that ends as a sentence does can be a title only above Korean text.
        var isAboveKorean = at + 1 < _lines.Count && _lines[at + 1] is ClassifiedLine.Written && Hangul.IsIn(_lines[at + 1].Text)
            && !line.Text.Contains(". ", StringComparison.Ordinal);
        if (Prose.IsTitleLike(MarkdownMarks.TitleOf(line.Text), severalAuthors: isAboveKorean) && !LinkFinder.IsOneAddress(line.Text))
        {
            return (TitleLine.FindPlain(line.Text) is var (title, names) ? new EntryDraft(line.Number, title, line.Text, names) : CreateDraft(at, at + 1, AuthorList.None), 1);
        }

        var untitled = CreateDraft(at, at, AuthorList.None);
        untitled.Add(line);
        return (untitled, 1);
    }

    // The index of the authors line of an entry that begins here: this line itself after tags, or the line below the title.
    private int? FindAuthors(int at)
    {
        if (_lines[at] is not ClassifiedLine.Written line)
        {
            return _lines[at] is ClassifiedLine.Authored && IsAfterTags(at) ? at : null;
        }

        if (line is ClassifiedLine.Titled && IsSeparated(at) && (at + 1 == _lines.Count || _lines[at + 1] is not ClassifiedLine.Authored))
        {
            return at;
        }

        for (var next = at + 1; next < _lines.Count && next - at <= MaxTitleLines; next++)
        {
            if (_lines[next] is ClassifiedLine.Authored { Authors: var authors })
            {
                return IsAfterTags(at) || IsTitle(TitleOf(at, next), authors) ? next : null;
            }

            if (!IsAddressOfTitle(at, next) && !IsWrappedTitle(at, next))
            {
                return null;
            }
        }

        return null;
    }

    // A Korean note with a word in brackets below it is not a title.
    private static bool IsTitle(string text, AuthorList authors) =>
        Prose.IsTitleLike(text, severalAuthors: authors.Count > 1) && !Brackets.IsOnePair(text) && (!Hangul.IsIn(text) || AuthorsLine.ArePeople(authors));

    // A title may be wrapped only after tags, a blank line or a Korean sentence: elsewhere its first lines would be the text before it.
    private bool IsWrappedTitle(int at, int next) => (IsSeparated(at) || IsBelowKorean(at, next))
        && _lines[next] is ClassifiedLine.Written && _lines[next].Number == _lines[next - 1].Number + 1
        && !IsRemark(_lines[next - 1].Text, _lines[next].Text) && !LinkFinder.IsOneAddress(_lines[next].Text)
        && !Hangul.IsIn(_lines[next - 1].Text) && !Hangul.IsIn(_lines[next].Text)
        && (_lines[next - 1].Text.Length >= MinWrappedTitleLength || WrappedLines.Continues(_lines[next - 1].Text, _lines[next].Text))
        && _lines[next - 1].Text[^1] is not ('.' or '?' or '!');

    // A line with an address, a quote, or a line that ends in brackets: what authors write after the tags of an entry.
    private static bool IsRemark(string line, string next) =>
        line.Contains("://", StringComparison.Ordinal) || line[0] == '>' || (line[^1] == ')' && !char.IsLower(next[0]));

    // The paper's own addresses may be between its title and its authors.
    private bool IsAddressOfTitle(int at, int next) => next - at <= MaxTitleLinks && IsSeparated(at) && _lines[next] is ClassifiedLine.Linked
        && (next == at + 1 || _lines[next - 1] is ClassifiedLine.Linked)
        && _lines.Skip(next).Take(MaxTitleLinks).SkipWhile(line => line is ClassifiedLine.Linked).FirstOrDefault() is ClassifiedLine.Authored { Authors: var authors }
        && IsTitle(MarkdownMarks.TitleOf(_lines[at].Text), authors);


    // Below the title and the authors, an address without a label is the paper's only if it leads to one and text comes below; else it is commentary.
    private bool IsLinkOfHeading(int at) => _lines[at] is ClassifiedLine.Linked linked && (linked.IsFromAbove || !LinkFinder.IsOneAddress(linked.Text)
        || (at + 1 < _lines.Count && _lines[at + 1] is ClassifiedLine.Written && FindAuthors(at + 1) is null
            && LinkFinder.Find(linked.Text) is [{ } link] && (link.ArxivId is not null || link.Kind is LinkKind.Pdf)));

    // The rest of a wrapped title is not longer than its first line.
    private bool IsBelowKorean(int at, int next) => Hangul.IsIn(_lines[at - 1].Text) && WrappedLines.HasEnded(_lines[at - 1].Text)
        && !WrappedLines.HasEnded(_lines[next - 1].Text) && _lines[next].Text.Length <= _lines[at].Text.Length;

    private bool IsAfterTags(int at) => at == 0 || _lines[at - 1] is ClassifiedLine.Tagged or ClassifiedLine.Titled { Tags.Count: > 0 };

    private bool IsSeparated(int at) => IsAfterTags(at) || _lines[at - 1].Number < _lines[at].Number - 1;

    private EntryDraft CreateDraft(int at, int end, AuthorList authors) =>
        new(_lines[at].Number, end == at ? "" : TitleOf(at, end), string.Join('\n', Texts(at, end)), authors);

    private string TitleOf(int at, int end)
    {
        var heading = DocumentLines.Join([.. Texts(at, end).Where((text, number) => number == 0 || !LinksLine.IsLinks(text))]);
        return MarkdownMarks.TitleOf(heading);
    }

    private IEnumerable<string> Texts(int at, int end) => _lines.Skip(at).Take(end - at).Select(line => line.Text);
}
