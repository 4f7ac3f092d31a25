using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Entries;

/// <summary>What names the paper that a note is about, as numbers that a store can look up: two notes that share one are about the same paper.</summary>
public static class PaperKeys
{
    private const int BeginningLength = 200;

    /// <summary>
    /// The keys of the title (letters and digits alone) and of each arXiv id that is the paper's own; of how the text begins where there is
    /// neither. 64 bits of SHA-256 each.
    /// </summary>
    public static IReadOnlyList<long> Of(EntryContent content)
    {
        var keys = new List<long>();
        if (FoldedText.Words(content.Title) is { Length: > 1 } title)
        {
            keys.Add(Key("title", title));
        }

        foreach (var link in content.Links)
        {
            if (link.ArxivId is { } id && content.IsOwn(link) && Key("arxiv", id) is var key && !keys.Contains(key))
            {
                keys.Add(key);
            }
        }

        if (keys.Count == 0)
        {
            var folded = FoldedText.Of(string.Join('\n', [content.Title, .. content.Commentary, content.Abstract, .. content.Links.Select(link => link.Url)]));
            keys.Add(Key("text", folded[..Math.Min(folded.Length, BeginningLength)]));
        }

        return keys;
    }

    private static long Key(string kind, string name) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}|{name}")));
}
