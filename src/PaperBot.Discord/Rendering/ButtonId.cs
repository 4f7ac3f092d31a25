using System.Globalization;

namespace PaperBot.Discord.Rendering;

/// <summary>
/// What a pressed component brings back in its <c>custom_id</c>: <c>r3:tag moe page:2</c>. First whether the answer replaces the message
/// (<c>r</c>) or is a new one (<c>n</c>), then its place in the message, which keeps the ids of a message apart,
/// then, on one component of a post, a full stop and the post's key, then the command line.
/// </summary>
/// <param name="Replaces">Whether the answer replaces the message.</param>
/// <param name="Place">Its place in the message, from 0.</param>
/// <param name="Key">The key of the post, or null.</param>
/// <param name="Command">The command line; empty on a select menu, whose options carry theirs.</param>
public sealed record ButtonId(bool Replaces, int Place, string? Key, string Command)
{
    /// <summary>How long an id can be.</summary>
    public const int Limit = 100;

    /// <summary>Reads an id; null for one that was not written by <see cref="ToString"/>.</summary>
    public static ButtonId? Find(string customId)
    {
        var colon = customId.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || customId[0] is not ('r' or 'n'))
        {
            return null;
        }

        var dot = customId.IndexOf('.', 0, colon);
        var place = customId.AsSpan(1, (dot < 0 ? colon : dot) - 1);
        return int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new ButtonId(customId[0] == 'r', index, dot < 0 ? null : customId[(dot + 1)..colon], customId[(colon + 1)..])
            : null;
    }

    /// <summary>The id as Discord keeps it. It can be longer than <see cref="Limit"/>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Replaces ? 'r' : 'n')}{Place}{(Key is null ? "" : "." + Key)}:{Command}");
}
