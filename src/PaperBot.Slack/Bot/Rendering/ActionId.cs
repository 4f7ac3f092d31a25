using System.Globalization;

namespace PaperBot.Slack.Bot.Rendering;

/// <summary>
/// The id of a button or menu, such as <c>replace-ko-3</c>: what happens with the reply to its command, and the language of the message. Messages of
/// earlier versions have none (<c>replace-3</c>).
/// </summary>
/// <param name="Effect">What happens with the reply.</param>
/// <param name="Locale">The language of the message; null if it is not known.</param>
internal sealed record ActionId(ButtonEffect Effect, Locale? Locale)
{
    private const int MaxDigits = 3;

    /// <summary>Reads an id; null if no message of PaperBot has it.</summary>
    public static ActionId? Find(string? id)
    {
        string[] parts = id?.Split('-') ?? [];
        if (parts is not [var effect, .., var number] || parts.Length > 3 || EffectOf(effect) is not { } known
            || number.Length is 0 or > MaxDigits || !number.All(char.IsAsciiDigit))
        {
            return null;
        }

        return parts switch
        {
            [_, _] => new(known, null),
            [_, "en", _] => new(known, Replies.Locale.English),
            [_, "ko", _] => new(known, Replies.Locale.Korean),
            _ => null,
        };
    }

    /// <summary>Writes the id of the element with this number in its message.</summary>
    public static string Format(ButtonEffect effect, Locale locale, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{NameOf(effect)}-{(locale == Replies.Locale.Korean ? "ko" : "en")}-{number}");

    private static string NameOf(ButtonEffect effect) => effect switch
    {
        ButtonEffect.Replace => "replace",
        ButtonEffect.Share => "share",
        ButtonEffect.Discuss => "discuss",
        _ => "answer",
    };

    private static ButtonEffect? EffectOf(string name) => Enum.GetValues<ButtonEffect>().Where(effect => NameOf(effect) == name).Select(effect => (ButtonEffect?)effect).FirstOrDefault();
}
