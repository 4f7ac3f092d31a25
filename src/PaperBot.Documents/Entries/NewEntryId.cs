using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Entries;

/// <summary>Creates ids for new entries.</summary>
public static class NewEntryId
{
    private const string Base32 = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's: no i, l, o, u.
    private const int IdLength = 10;

    /// <summary>Ids made of the date and the name of the note. The first one is the same in every store; the next ones are for when it is already taken.</summary>
    public static IEnumerable<EntryId> For(EntryContent content)
    {
        var identity = $"{content.Date?.ToString("O", CultureInfo.InvariantCulture)}|{PaperKeys.NameOf(content)}";
        yield return Hash(identity);
        for (var number = 2; ; number++)
        {
            yield return Hash($"{identity}|{number}");
        }
    }

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
