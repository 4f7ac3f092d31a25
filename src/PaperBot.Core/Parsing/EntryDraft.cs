using PaperBot.Entries;

namespace PaperBot.Parsing;

/// <summary>The lines that belong to one entry, before it is decided which of them is the abstract.</summary>
/// <param name="Line">Where the entry begins.</param>
/// <param name="Title">Its title line, or empty.</param>
/// <param name="Authors">Its authors.</param>
internal sealed record EntryDraft(int Line, string Title, IReadOnlyList<string> Authors)
{
    private readonly List<string> _paragraphs = [];
    private readonly List<Tag> _tags = [];

    /// <summary>Adds a line behind the title and the authors.</summary>
    public void Add(DigestLine line)
    {
        if (line is DigestLine.Tagged { Tags: var tags })
        {
            _tags.AddRange(tags);
        }
        else
        {
            _paragraphs.Add(line.Text);
        }
    }

    /// <summary>Adds what another entry on the same paper says beyond this one.</summary>
    public void Absorb(EntryDraft other)
    {
        _paragraphs.AddRange(other._paragraphs.Except(_paragraphs));
        _tags.AddRange(other._tags);
    }

    /// <summary>The entry. Tags that differ in nothing but case, <c>-</c>, <c>_</c> and width are kept once, as first written.</summary>
    public EntryContent ToEntry(DateOnly? date)
    {
        var withAbstract = _paragraphs is [var first, .. var others] && Prose.IsAbstract(first, others);
        return new EntryContent
        {
            Date = date,
            Title = Title,
            Authors = Authors,
            Abstract = withAbstract ? _paragraphs[0] : null,
            Commentary = [.. _paragraphs.Skip(withAbstract ? 1 : 0)],
            Tags = [.. _tags.Distinct()],
            Links = LinkFinder.Find(string.Join('\n', _paragraphs.Prepend(Title))),
        };
    }
}
