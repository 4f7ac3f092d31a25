using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>
/// Splits an article into the entries of a digest by the marks of its titles: headings, bold lines or links with <c>(authors)</c> below, or headings
/// with a link or tags.
/// </summary>
internal sealed class HtmlDigest
{
    private const int MaxTitleLength = 400;

    private readonly IReadOnlyList<HtmlLine> _lines;
    private readonly bool _isDated;
    private readonly AuthorList?[] _authors;
    private readonly DateOnly?[] _dates;
    private readonly bool[] _isTags;
    private readonly bool[] _tagsComeFirst;
    private readonly int _level;
    private readonly bool _hasMarkedTitle;

    private HtmlDigest(IReadOnlyList<HtmlLine> lines, DateOnly? date, bool isDated)
    {
        _lines = lines;
        _isDated = isDated;
        _authors = [.. lines.Select(line => AuthorsLine.TryRead(line.Text, out var authors) ? authors : null)];
        _dates = HtmlDates.Read(lines, date);
        _isTags = [.. lines.Select(line => TagsLine.TryRead(line.Text, out _))];
        _tagsComeFirst = new bool[lines.Count + 1];
        for (var at = lines.Count - 1; at >= 0; at--)
        {
            _tagsComeFirst[at] = _isTags[at] || (_tagsComeFirst[at + 1] && (at + 1 >= lines.Count || lines[at + 1].Level == 0));
        }

        _level = LevelOfTitles();
        _hasMarkedTitle = _level > 0 || lines.Where((line, at) => IsMarked(line) && HasAuthorsBelow(at)).Any();
    }

    /// <summary>Reads the entries of a digest.</summary>
    /// <param name="lines">The article.</param>
    /// <param name="date">The date of entries that have no date above them, or null.</param>
    /// <param name="isDated">Whether the article's title is a date, which only digests have.</param>
    /// <param name="problems">Receives a warning if text was left out.</param>
    /// <returns>The entries; empty if no title is marked as one.</returns>
    public static IReadOnlyList<EntryContent> Read(IReadOnlyList<HtmlLine> lines, DateOnly? date, bool isDated, ProblemList problems) =>
        new HtmlDigest(lines, date, isDated).Split(date, problems);

    private List<EntryContent> Split(DateOnly? date, ProblemList problems)
    {
        var entries = new List<HtmlEntry>();
        HtmlEntry? current = null;
        var leftOut = 0;
        var isFooter = false;
        for (var at = 0; at < _lines.Count; at++)
        {
            var line = _lines[at];
            if (_dates[at] is { } written)
            {
                (date, current, isFooter) = (written, null, false);
            }
            else if (BeginsEntry(at))
            {
                entries.Add(current = new HtmlEntry(line, date));
                isFooter = false;
            }
            else if (line.Mark == HtmlMark.Rule)
            {
                isFooter |= current is { HasTags: true };
            }
            else if (line.Level > 0 && line.Level < _level)
            {
                (current, isFooter) = (null, false);
            }
            else if (!isFooter && current is { Authors.Count: 0 } && AuthorsOf(at) is { } authors && IsAuthorsPosition(at))
            {
                current.Authors = authors;
            }
            else if (!isFooter && current is not null)
            {
                current.Add(line);
            }
            else if (!isFooter && line.Text.Length > 0 && leftOut == 0)
            {
                leftOut = line.Number;
            }
        }

        if (leftOut > 0 && entries.Count > 0)
        {
            problems.Warn(leftOut, "The text before an entry was not read. Move it below a title, or leave it: the entries are complete.");
        }

        return [.. entries.Select(entry => entry.ToContent())];
    }

    private bool BeginsEntry(int at)
    {
        var line = _lines[at];
        if (!_hasMarkedTitle || line.Text.Length is 0 or > MaxTitleLength || _isTags[at] || AuthorsOf(at) is not null || IsLinksBelowTitle(at))
        {
            return false;
        }

        return line.Mark switch
        {
            HtmlMark.Heading => line.Level == _level && (HasAuthorsBelow(at) || line.Links.Count > 0 || _tagsComeFirst[at]),
            HtmlMark.Bold => HasAuthorsBelow(at) || (_level == 0 && line.Links.Count > 0 && _tagsComeFirst[at] && IsAfterBorder(at)),
            HtmlMark.Link => HasAuthorsBelow(at) && !LinkFinder.IsOneAddress(line.Text),
            HtmlMark.None => HasAuthorsBelow(at) && IsAfterBorder(at) && !line.IsOnlyLinks && Prose.IsTitleLike(line.Text, severalAuthors: true),
            _ => false,
        };
    }

    // The level of the headings with authors below them, or else of headings with tags: two of them, or one if the article is certainly a digest.
    private int LevelOfTitles()
    {
        var headings = Enumerable.Range(0, _lines.Count).Where(at => _lines[at].Level > 0 && _dates[at] is null).ToList();
        return MostCommon(headings.Where(HasAuthorsBelow), min: 1)
            ?? MostCommon(headings.Where(at => _tagsComeFirst[at]), min: _isDated ? 1 : 2)
            ?? 0;
    }

    private int? MostCommon(IEnumerable<int> headings, int min) => headings.CountBy(at => _lines[at].Level).Where(level => level.Value >= min)
        .OrderByDescending(level => level.Value).Select(level => (int?)level.Key).FirstOrDefault();

    // (authors) come directly below a title, or below its links.
    private bool HasAuthorsBelow(int at) => AuthorsOf(at + 1) is not null
        || (at + 1 < _lines.Count && _lines[at + 1].IsOnlyLinks && AuthorsOf(at + 2) is not null);

    private bool IsAuthorsPosition(int at) => BeginsEntry(at - 1) || (at > 1 && _lines[at - 1].IsOnlyLinks && BeginsEntry(at - 2));

    private AuthorList? AuthorsOf(int at) => at < _authors.Length ? _authors[at] : null;

    private bool IsAfterBorder(int at) => at == 0 || _isTags[at - 1] || _lines[at - 1].Mark is HtmlMark.Rule or HtmlMark.Heading || _dates[at - 1] is not null;

    // The links of a title: [Paper] | [Code].
    private bool IsLinksBelowTitle(int at) => at > 0 && _lines[at].IsOnlyLinks && _lines[at].Level == 0 && _level > 0 && _lines[at - 1].Level == _level;

    private static bool IsMarked(HtmlLine line) => line.Mark is HtmlMark.Heading or HtmlMark.Bold or HtmlMark.Link;
}
