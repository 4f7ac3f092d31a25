using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Storage;

/// <summary>What was found when the paper of an entry was looked up. It belongs to the entry, whatever documents contain it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Subject">What was looked up: the <see cref="SubjectOf"/> of the entry at that time. After an edit of that, the result is void.</param>
/// <param name="Found">The paper; null if none was found.</param>
/// <param name="At">When it was looked up.</param>
public sealed record PaperLookup(EntryId Entry, long Subject, Paper? Found, DateTimeOffset At)
{
    /// <summary>Identifies a title and its authors: 64 bits of a SHA-256.</summary>
    public static long SubjectOf(EntryContent content) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', content.Authors.Prepend(content.Title)))));

    /// <summary>The entry with what was found for it.</summary>
    public static Entry Apply(PaperLookup? lookup, Entry entry) =>
        lookup is { Found: { } paper } && lookup.Subject == SubjectOf(entry) ? entry with { LookedUp = paper } : entry;
}
