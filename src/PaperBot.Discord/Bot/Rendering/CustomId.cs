using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>
/// The <c>custom_id</c> of a component, such as <c>r3:tag moe page:2</c>: a letter for the effect, which is part of messages for years and never changes;
/// the component's index, which makes the ids of a message unique; on one component of a posted message, a full stop and the message's key; a
/// colon and the command line.
/// </summary>
/// <param name="Effect">What happens with the reply to the command.</param>
/// <param name="Index">The index of the component in its message, from 0 to 99.</param>
/// <param name="Key">The key of the message, or null.</param>
/// <param name="Command">The command line; empty for a select menu, whose options contain theirs.</param>
internal sealed record CustomId(ButtonEffect Effect, int Index, string? Key, string Command)
{
    /// <summary>The maximum length of an id, and of what an option of a menu returns.</summary>
    public const int MaxLength = 100;

    /// <summary>The longest command line for which there is room in any id without a key.</summary>
    public const int MaxCommandLength = MaxLength - 4;

    private static readonly (char Letter, ButtonEffect Effect)[] Letters =
        [('n', ButtonEffect.Respond), ('r', ButtonEffect.Replace), ('s', ButtonEffect.Share), ('d', ButtonEffect.Discuss)];

    /// <summary>Parses an id; false if it was not written by <see cref="ToString"/>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CustomId? id)
    {
        id = null;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (text is null || colon < 2 || text.Length > MaxLength || Array.Find(Letters, known => known.Letter == text[0]) is not { Letter: not '\0' } known)
        {
            return false;
        }

        var dot = text.IndexOf('.', 0, colon);
        if (int.TryParse(text.AsSpan(1, (dot < 0 ? colon : dot) - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            id = new CustomId(known.Effect, index, dot < 0 ? null : text[(dot + 1)..colon], text[(colon + 1)..]);
        }

        return id is not null;
    }

    /// <summary>The id as it is sent. It can be longer than <see cref="MaxLength"/>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Array.Find(Letters, known => known.Effect == Effect).Letter}{Index}{(Key is null ? "" : "." + Key)}:{Command}");
}
