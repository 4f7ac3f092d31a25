using System.Security.Cryptography;
using System.Text;

namespace PaperBot.Platforms;

/// <summary>Identifies a message from the first attempt to post it until the outcome is certain: 20 characters of lower-case base 32.</summary>
public sealed record IdempotencyKey(string Value)
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 20;

    /// <summary>
    /// The key of a message with these entries, which is posted to the channel once. It is always the same, so that the message is also found after
    /// a restore of a database in which it had not been posted yet.
    /// </summary>
    public static IdempotencyKey Create(ChannelAddress channel, IEnumerable<EntryId> entries)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [channel.Platform, channel.Channel, .. entries.Select(entry => entry.Value)])));
        return new(string.Concat(hash.Take(Length).Select(value => Base32[value % Base32.Length])));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
