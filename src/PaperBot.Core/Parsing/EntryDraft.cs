using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>The lines that belong to one entry, before it is decided which of them is the abstract.</summary>
/// <param name="line">Where the entry begins, from 1.</param>
/// <param name="title">Its title line, or empty.</param>
/// <param name="authors">Its authors.</param>
internal sealed class EntryDraft(int line, string title, IReadOnlyList<string> authors)
{
    private readonly List<string> _paragraphs = [];
    private readonly List<Tag> _tags = [];
    private HashSet<string>? _said;

    /// <summary>Where the entry begins, from 1.</summary>
    public int Line => line;

    /// <summary>Its title line, or empty.</summary>
    public string Title => title;

    /// <summary>Adds a line behind the title and the authors.</summary>
    public void Add(DigestLine next)
    {
        if (next is DigestLine.Tagged { Tags: var tags })
        {
            _tags.AddRange(tags);
        }
        else
        {
            _paragraphs.Add(next.Text);
        }
    }

    /// <summary>Adds what another entry on the same paper says beyond this one.</summary>
    public void Absorb(EntryDraft other)
    {
        _said ??= [.. _paragraphs];
        _paragraphs.AddRange(other._paragraphs.Where(_said.Add));
        _tags.AddRange(other._tags);
    }

    /// <summary>The entry. Tags that differ in nothing but case, <c>-</c>, <c>_</c> and width are kept once, as first written.</summary>
    public EntryContent ToEntry(DateOnly? date)
    {
        var withAbstract = _paragraphs is [var first, .. var others] && Prose.IsAbstract(first, others);
        return new EntryContent
        {
            Date = date,
            Title = title,
            Authors = authors,
            Abstract = withAbstract ? _paragraphs[0] : null,
            Commentary = [.. _paragraphs.Skip(withAbstract ? 1 : 0)],
            Tags = [.. _tags.Distinct()],
            Links = LinkFinder.Find(string.Join('\n', _paragraphs.Prepend(title))),
        };
    }
}
