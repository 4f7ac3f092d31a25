using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Entries;

/// <summary>Keys of the paper that a note is about, as numbers that a store can look up. Two notes that share a key are about the same paper.</summary>
public static class PaperKeys
{
    private const int MaxNameLength = 200;

    /// <summary>
    /// The keys of the title (letters and digits only) and of each arXiv id that is the paper's own, or of the beginning of the text if there is neither.
    /// Each is 64 bits of a SHA-256.
    /// </summary>
    public static IReadOnlyList<long> Of(EntryContent content)
    {
        var keys = new List<long>();
        if (FoldedText.Words(content.Title) is { Length: > 1 } title)
        {
            keys.Add(Key("title", title));
        }

        keys.AddRange(OwnArxivIds(content).Select(id => Key("arxiv", id)));
        if (keys.Count == 0)
        {
            keys.Add(Key("text", NameOf(content)));
        }

        return keys;
    }

    /// <summary>The folded name of a note: its title, or the beginning of its text if it has none.</summary>
    public static string NameOf(EntryContent content)
    {
        var name = FoldedText.Of(content.Title != ""
            ? content.Title
            : string.Join('\n', [.. content.Commentary, content.Abstract, .. content.Links.Select(link => link.Url)]));
        return name[..Math.Min(name.Length, MaxNameLength)];
    }

    /// <summary>The arXiv ids of a note's own links, each once.</summary>
    public static IReadOnlyList<string> OwnArxivIds(EntryContent content) =>
        content.Links.Count == 0 ? []
        : content.Links.Where(link => link.ArxivId is not null && content.IsOwn(link)).Select(link => link.ArxivId!).Distinct().ToArray();

    /// <summary>Whether two notes that share a key are about two papers: their own links differ, or else their authors, if both have any.</summary>
    public static bool AreTwoPapers(EntryContent one, EntryContent other)
    {
        var (ids, otherIds) = (OwnArxivIds(one), OwnArxivIds(other));
        return ids.Count > 0 && otherIds.Count > 0 ? !ids.Intersect(otherIds).Any()
            : one.Authors.Count > 0 && other.Authors.Count > 0 && !one.Authors.Select(FoldedText.Of).Intersect(other.Authors.Select(FoldedText.Of)).Any();
    }

    /// <summary>Whether a note identifies its paper by more than a title, which columns and series share.</summary>
    public static bool NamesPaper(EntryContent content) => content.Authors.Count > 0 || OwnArxivIds(content).Count > 0;

    private static long Key(string kind, string name) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}|{name}")));
}
