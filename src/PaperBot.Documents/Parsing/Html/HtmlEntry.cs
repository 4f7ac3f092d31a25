using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Html;

/// <summary>An entry of an HTML digest while its lines are collected.</summary>
internal sealed class HtmlEntry(HtmlLine title, DateOnly? date)
{
    private readonly List<string> _own = [.. title.Links.Select(link => link.Url)];
    private readonly List<HtmlLine> _paragraphs = [];
    private readonly List<Tag> _tags = [];

    public AuthorList Authors { get; set; } = AuthorList.None;

    /// <summary>Whether its tags have been read: what comes after the next rule is the footer of the page.</summary>
    public bool HasTags => _tags.Count > 0;

    /// <summary>Adds a line below the title.</summary>
    public void Add(HtmlLine line)
    {
        if (TagsLine.TryRead(line.Text, out var tags))
        {
            _tags.AddRange(tags);
        }
        else if ((line.IsOnlyLinks || WrittenArxivId.IsOnly(line.Text)) && _paragraphs.Count == 0)
        {
            // [Paper] | [Code] below the title, or a card, is where the paper is, and not text about it.
            _own.AddRange([.. line.Links.Select(link => link.Url), .. WrittenArxivId.Find(line.Text).Select(link => link.Url)]);
        }
        else
        {
            _paragraphs.Add(line);
        }
    }

    /// <summary>Creates the entry. The paper's own links, which are not in the text, come first.</summary>
    public EntryContent ToContent()
    {
        var quote = _paragraphs.TakeWhile(line => line.Mark == HtmlMark.Quote).Select(TextOf).ToList();
        var texts = _paragraphs.Select(TextOf).ToList();
        var isQuoted = quote.Count > 0 && !Prose.IsKorean(string.Join(' ', quote));
        var abstractLines = isQuoted ? quote.Count : texts is [var first, .. var others] && Prose.IsAbstract(first, others) ? 1 : 0;
        var commentary = texts[abstractLines..];
        TrailingTags.MoveTo(_tags, commentary);
        return new EntryContent
        {
            Date = date,
            Title = title.AsTitle(),
            Authors = Authors.Names,
            AuthorsAreCut = Authors.AreCut,
            Abstract = abstractLines > 0 ? string.Join('\n', texts[..abstractLines]) : null,
            Commentary = [.. commentary.Where(paragraph => paragraph.Length > 0)],
            Tags = [.. _tags.Distinct()],
            Links = [.. _own.Select(LinkKinds.ToLink).Concat(LinkFinder.FindWithIds(title.Text)).Concat(LinkFinder.Find(texts)).DistinctBy(link => link.Url)],
        }.WithOwnLinks([.. _own, .. LinkFinder.FindWithIds(title.Text).Select(link => link.Url)]);
    }

    private string TextOf(HtmlLine line) =>
        line.Text.Length > 0 ? line.WithAddresses(_own) : string.Join(' ', line.Links.Select(link => link.Url).Except(_own));
}
