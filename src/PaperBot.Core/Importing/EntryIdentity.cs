using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PaperBot.Entries;
using PaperBot.Storage;

namespace PaperBot.Importing;

/// <summary>Tells whether two notes are the same entry.</summary>
internal static class EntryIdentity
{
    private const string Base32 = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's: no i, l, o, u.
    private const int IdLength = 10;
    private const int BeginningLength = 200;

    /// <summary>An id for a new entry, of its day and its folded title (where there is none, of how the text begins): the same in every store, unless another entry has it already.</summary>
    public static EntryId NewId(EntryContent content, IImportTransaction store)
    {
        var name = content.Title != "" ? content.Title : string.Join('\n', [.. content.Commentary, content.Abstract, .. content.Links.Select(link => link.Url)]);
        var folded = FoldedText.Of(name);
        var identity = $"{content.Date?.ToString("O", CultureInfo.InvariantCulture)}|{folded[..Math.Min(folded.Length, BeginningLength)]}";
        var id = Hash(identity);
        for (var another = 2; store.FindEntry(id) is not null; another++)
        {
            id = Hash($"{identity}|{another}");
        }

        return id;
    }

    /// <summary>
    /// Whether a note that changed its title or date is still about what it was about. One author alone, often an
    /// organisation, does not tell.
    /// </summary>
    public static bool AreAlike(EntryContent left, EntryContent right) =>
        (left.Title != "" && FoldedText.Of(left.Title) == FoldedText.Of(right.Title))
        || (left.Authors.Count > 1 && left.Authors.SequenceEqual(right.Authors))
        || (left.Abstract is not null && left.Abstract == right.Abstract)
        || (left.Commentary.Count > 0 && left.Commentary.SequenceEqual(right.Commentary));

    private static EntryId Hash(string text)
    {
        var bits = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new(string.Create(IdLength, bits, (id, rest) =>
        {
            foreach (ref var character in id)
            {
                character = Base32[(int)(rest % 32)];
                rest /= 32;
            }
        }));
    }
}
