using PaperBot.Delivery;
using PaperBot.Entries;
using PaperBot.Parsing;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>One document on its way into the store.</summary>
internal sealed class DocumentImport(IImportTransaction store, EntrySource document, OwedFollows? owed)
{
    private readonly HashSet<EntryId> _taken = [];

    /// <summary>Stores what was read of the document.</summary>
    public ImportSummary Run(ParseResult parsed)
    {
        var before = store.ReadEntries(document);
        if (parsed.Entries.Count == 0)
        {
            // An edit that broke the document must not withdraw what it held.
            return ImportSummary.Nothing with { Unchanged = before.Count, Rejected = 1, Problems = parsed.Problems };
        }

        var summary = ImportSummary.Nothing with { Problems = parsed.Problems };
        var notes = Identified(parsed.Entries);
        var known = notes.Select(note => FindKnown(note.Identity)).ToList();
        for (var ordinal = 0; ordinal < notes.Count; ordinal++)
        {
            var (content, identity) = notes[ordinal];
            var same = known[ordinal] ?? FindEdited(before, content);
            var entry = new Entry(same?.Id ?? EntryIdentity.NewId(identity, store), content) { Source = document, Ordinal = ordinal };
            _taken.Add(entry.Id);
            known[ordinal] = entry;
            var changed = store.Save(entry, identity);
            summary = same is null ? summary with { Added = summary.Added + 1 }
                : changed ? summary with { Updated = summary.Updated + 1 }
                : summary with { Unchanged = summary.Unchanged + 1 };
            if (same is null && owed is not null)
            {
                summary = summary with { Owed = summary.Owed + owed.Owe(entry) };
            }
        }

        return summary with { Withdrawn = store.SetDocument(document, [.. known.Select(entry => entry!.Id)]) };
    }

    private static List<(EntryContent Content, string Identity)> Identified(IReadOnlyList<EntryContent> entries)
    {
        var seen = new Dictionary<string, int>();
        return
        [
            .. entries.Select(content =>
            {
                var identity = EntryIdentity.Of(content);
                seen[identity] = seen.GetValueOrDefault(identity) + 1;
                return (content, seen[identity] == 1 ? identity : $"{identity}|{seen[identity]}");
            }),
        ];
    }

    private Entry? FindKnown(string identity)
    {
        var entry = store.FindByIdentity(identity);
        if (entry is not null)
        {
            _taken.Add(entry.Id);
        }

        return entry;
    }

    /// <summary>The entry of this document's earlier revision that this note has come from, its title or date edited.</summary>
    private Entry? FindEdited(IReadOnlyList<Entry> before, EntryContent content) =>
        before.FirstOrDefault(entry => !_taken.Contains(entry.Id) && EntryIdentity.AreAlike(entry, content));
}
