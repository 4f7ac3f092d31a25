using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>The lines that belong to one entry, before it is decided which of them is the abstract. Its heading is the title as written, with links.</summary>
internal sealed partial class EntryDraft(int line, string title, string heading, AuthorList authors)
{
    private readonly List<ClassifiedLine> _lines = [];
    private readonly List<string> _absorbed = [];
    private readonly List<Tag> _tags = [];
    private readonly List<string> _fields = [];
    private readonly List<string> _head = [];
    private bool _isInLinks;
    private HashSet<string>? _paragraphs;

    /// <summary>The line number at which the entry begins, from 1.</summary>
    public int Line => line;

    /// <summary>Its title line, or empty.</summary>
    public string Title => title;

    /// <summary>The beginning of an entry with its title, authors and tags on one line.</summary>
    public static EntryDraft Of(ClassifiedLine.Titled line)
    {
        var draft = new EntryDraft(line.Number, line.Title, line.Text, line.Authors);
        draft._tags.AddRange(line.Tags);
        return draft;
    }

    /// <summary>Adds a line about the paper that is directly below its title or authors: tags, or links, which are not commentary.</summary>
    public void AddField(ClassifiedLine field)
    {
        if (field is ClassifiedLine.Tagged { Tags: var tags })
        {
            _tags.AddRange(tags);
        }
        else
        {
            _fields.Add(field.Text);
            _head.Add(field.Text);
        }
    }

    /// <summary>Adds a line below the title and the authors. Links under a heading such as <c># Links</c> are not commentary.</summary>
    public void Add(ClassifiedLine next)
    {
        _isInLinks = next is ClassifiedLine.LinksHeading || (_isInLinks && (next is ClassifiedLine.Linked || LinksLine.IsNoteLinks(next.Text)));
        if (_isInLinks)
        {
            _fields.Add(next.Text);
            return;
        }

        _lines.Add(next);
        if (next is ClassifiedLine.Tagged { Tags: var tags })
        {
            _tags.AddRange(tags);
        }
    }

    /// <summary>Adds the paragraphs and tags of another entry on the same paper that this one does not have.</summary>
    public void Absorb(EntryDraft other, LineWidth? width)
    {
        _paragraphs ??= [.. WrappedLines.Join(_lines, width)];
        _absorbed.AddRange(WrappedLines.Join(other._lines, width).Where(_paragraphs.Add));
        _tags.AddRange(other._tags);
        _fields.AddRange(other._fields);
    }

    /// <summary>Creates the entry. Tags that differ only in case, <c>-</c>, <c>_</c> and width are kept once, as first written.</summary>
    public EntryContent ToEntry(DateOnly? date, LineWidth? width)
    {
        List<string> paragraphs = [.. WrappedLines.Join(_lines, width), .. _absorbed];
        string[] ids = [heading, .. _fields, .. paragraphs.Where(IsPaper)];
        PaperLink[] links = [.. LinkFinder.FindWithIds(ids).Concat(LinkFinder.Find(paragraphs)).DistinctBy(link => link.Url)];
        var own = LinkFinder.FindWithIds([heading, .. _head, .. paragraphs.TakeWhile(LinkFinder.IsOneAddress), .. paragraphs.Where(IsPaper)]);
        TrailingTags.MoveTo(_tags, paragraphs);
        var quote = paragraphs.TakeWhile(paragraph => paragraph is ">" or ['>', ' ', ..]).ToList();
        var label = paragraphs is [var labelled, ..] ? Label.Match(labelled).Length : 0;
        var length = quote.Count > 0 ? quote.Count : label > 0 || (paragraphs is [var first, .. var others] && Prose.IsAbstract(first, others)) ? 1 : 0;
        var summary = string.Join('\n', paragraphs.Take(length).Select(line => quote.Count > 0 ? line[1..].Trim() : line[label..])).Trim();
        return new EntryContent
        {
            Date = date,
            Title = title,
            Authors = authors.Names,
            AuthorsAreCut = authors.AreCut,
            Abstract = summary.Length > 0 ? summary : null,
            Commentary = paragraphs.Skip(length).ToArray(),
            Tags = _tags.Distinct().ToArray(),
            Links = links,
            NoteLinks = [.. _fields.SelectMany(NoteLink.Find).Distinct()],
        }.WithOwnLinks(own.Select(link => link.Url));
    }

    // Wherever it stands, a line that is only an arXiv id, or a link with a label such as Paper:, is no mention in a sentence.
    private static bool IsPaper(string line) => WrittenArxivId.IsOnly(line) || LinksLine.IsPaper(line);

    [GeneratedRegex(@"^[*_]*(abstract|초록)[*_]*\s*[:：][\s*_]*(?=\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label { get; }
}
