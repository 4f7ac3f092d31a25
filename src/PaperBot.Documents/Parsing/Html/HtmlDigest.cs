using PaperBot.Entries;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>
/// Cuts an article into the entries of a digest by what its titles are marked as: headings, bold lines or links, with <c>(authors)</c> below, or
/// headings with a link or tags.
/// </summary>
internal sealed class HtmlDigest
{
    private const int MaxTitleLength = 400;

    private readonly IReadOnlyList<HtmlLine> _lines;
    private readonly bool _isDated;
    private readonly IReadOnlyList<string>?[] _authors;
    private readonly DateOnly?[] _dates;
    private readonly bool[] _isTags;
    private readonly bool[] _tagsFollow;
    private readonly int _level;
    private readonly bool _hasMarkedTitle;

    private HtmlDigest(IReadOnlyList<HtmlLine> lines, bool isDated)
    {
        _lines = lines;
        _isDated = isDated;
        _authors = [.. lines.Select(line => AuthorsLine.TryRead(line.Text, out var authors) ? authors : null)];
        _dates = [.. lines.Select(line => WrittenDate.TryParse(line.Text, out var date) ? date : (DateOnly?)null)];
        _isTags = [.. lines.Select(line => TagsLine.TryRead(line.Text, out _))];
        _tagsFollow = new bool[lines.Count + 1];
        for (var at = lines.Count - 1; at >= 0; at--)
        {
            _tagsFollow[at] = _isTags[at] || (_tagsFollow[at + 1] && (at + 1 >= lines.Count || lines[at + 1].Level == 0));
        }

        _level = LevelOfTitles();
        _hasMarkedTitle = _level > 0 || lines.Where((line, at) => IsMarked(line) && NextAuthors(at)).Any();
    }

    /// <summary>Reads the entries of a digest.</summary>
    /// <param name="lines">The article.</param>
    /// <param name="date">The day of the entries above which no date stands, or null.</param>
    /// <param name="isDated">Whether the article's own title is a date, as only a digest's is.</param>
    /// <param name="problems">Where to say what was left out.</param>
    /// <returns>Nothing where no title is marked as one.</returns>
    public static IReadOnlyList<EntryContent> Read(IReadOnlyList<HtmlLine> lines, DateOnly? date, bool isDated, ProblemList problems) =>
        new HtmlDigest(lines, isDated).Cut(date, problems);

    private List<EntryContent> Cut(DateOnly? date, ProblemList problems)
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
            else if (Begins(at))
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
            else if (!isFooter && current is { Authors.Count: 0 } && AuthorsOf(at) is { } authors && FollowsTitle(at))
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
            problems.Warn(leftOut, "Text in front of an entry was left out. Move it below a title, or leave it: the entries are complete.");
        }

        return [.. entries.Select(entry => entry.ToContent())];
    }

    private bool Begins(int at)
    {
        var line = _lines[at];
        if (!_hasMarkedTitle || line.Text.Length is 0 or > MaxTitleLength || _isTags[at] || AuthorsOf(at) is not null || IsBelowTitle(at))
        {
            return false;
        }

        return line.Mark switch
        {
            HtmlMark.Heading => line.Level == _level && (NextAuthors(at) || line.Links.Count > 0 || _tagsFollow[at]),
            HtmlMark.Bold => NextAuthors(at) || (_level == 0 && line.Links.Count > 0 && _tagsFollow[at] && IsBehindBorder(at)),
            HtmlMark.Link => NextAuthors(at) && !LinkFinder.IsOneAddress(line.Text),
            HtmlMark.None => NextAuthors(at) && IsBehindBorder(at) && !line.IsOnlyLinks && Prose.IsTitleLike(line.Text, severalAuthors: true),
            _ => false,
        };
    }

    // The level of the headings that have authors below; else, where the article is a digest for certain or two headings have tags, of those.
    private int LevelOfTitles()
    {
        var headings = Enumerable.Range(0, _lines.Count).Where(at => _lines[at].Level > 0 && _dates[at] is null).ToList();
        return MostCommon(headings.Where(NextAuthors), atLeast: 1)
            ?? MostCommon(headings.Where(at => _tagsFollow[at]), atLeast: _isDated ? 1 : 2)
            ?? 0;
    }

    private int? MostCommon(IEnumerable<int> headings, int atLeast) => headings.CountBy(at => _lines[at].Level).Where(level => level.Value >= atLeast)
        .OrderByDescending(level => level.Value).Select(level => (int?)level.Key).FirstOrDefault();

    // (authors) stand below a title at once, or below its links.
    private bool NextAuthors(int at) => AuthorsOf(at + 1) is not null
        || (at + 1 < _lines.Count && _lines[at + 1].IsOnlyLinks && AuthorsOf(at + 2) is not null);

    private bool FollowsTitle(int at) => Begins(at - 1) || (at > 1 && _lines[at - 1].IsOnlyLinks && Begins(at - 2));

    private IReadOnlyList<string>? AuthorsOf(int at) => at < _authors.Length ? _authors[at] : null;

    private bool IsBehindBorder(int at) => at == 0 || _isTags[at - 1] || _lines[at - 1].Mark is HtmlMark.Rule or HtmlMark.Heading || _dates[at - 1] is not null;

    // The links of a title: [Paper] | [Code].
    private bool IsBelowTitle(int at) => at > 0 && _lines[at].IsOnlyLinks && _lines[at].Level == 0 && _level > 0 && _lines[at - 1].Level == _level;

    private static bool IsMarked(HtmlLine line) => line.Mark is HtmlMark.Heading or HtmlMark.Bold or HtmlMark.Link;
}
