using PaperBot.Entries;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>An entry of an HTML digest while its lines are gathered.</summary>
/// <param name="title">Its title line.</param>
/// <param name="date">Its day, or null.</param>
internal sealed class HtmlEntry(HtmlLine title, DateOnly? date)
{
    private const double Korean = 0.1;

    private readonly List<string> _own = [.. title.Links.Select(link => link.Url)];
    private readonly List<HtmlLine> _paragraphs = [];
    private readonly List<Tag> _tags = [];

    /// <summary>The authors.</summary>
    public IReadOnlyList<string> Authors { get; set; } = [];

    /// <summary>Whether its tags have been read: what follows behind a rule is the page's footer.</summary>
    public bool HasTags => _tags.Count > 0;

    /// <summary>Adds a line below the title.</summary>
    public void Add(HtmlLine line)
    {
        if (TagsLine.TryRead(line.Text, out var tags))
        {
            _tags.AddRange(tags);
        }
        else if (line.IsOnlyLinks && _paragraphs.Count == 0)
        {
            // [Paper] | [Code] below the title, or a card, says where the paper is and nothing of it.
            _own.AddRange(line.Links.Select(link => link.Url));
        }
        else
        {
            _paragraphs.Add(line);
        }
    }

    /// <summary>The entry. The paper's own links, which stand beside the text, come first.</summary>
    public EntryContent ToContent()
    {
        var quote = _paragraphs.TakeWhile(line => line.Mark == HtmlMark.Quote).Select(Written).ToList();
        var texts = _paragraphs.Select(Written).ToList();
        var isQuoted = quote.Count > 0 && Script.HangulShare(string.Join(' ', quote)) < Korean;
        var abstractLines = isQuoted ? quote.Count : texts is [var first, .. var others] && Prose.IsAbstract(first, others) ? 1 : 0;
        var commentary = texts[abstractLines..];
        if (_tags.Count == 0 && commentary is [.., var last])
        {
            (commentary[^1], var trailing) = TrailingTags.Split(last);
            _tags.AddRange(trailing);
        }

        return new EntryContent
        {
            Date = date,
            Title = title.AsTitle(),
            Authors = Authors,
            Abstract = abstractLines > 0 ? string.Join('\n', texts[..abstractLines]) : null,
            Commentary = [.. commentary.Where(paragraph => paragraph.Length > 0)],
            Tags = [.. _tags.Distinct()],
            Links = [.. _own.Select(LinkKinds.ToLink).Concat(LinkFinder.Find(texts.Prepend(title.Text))).DistinctBy(link => link.Url)],
        };
    }

    private string Written(HtmlLine line) =>
        line.Text.Length > 0 ? line.WithAddresses(_own) : string.Join(' ', line.Links.Select(link => link.Url).Except(_own));
}
