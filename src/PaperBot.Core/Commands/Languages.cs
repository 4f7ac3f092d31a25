using PaperBot.Entries;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>How a command says in which language to read an entry: <c>in:en</c> or <c>in:ko</c> at its end.</summary>
internal static class Languages
{
    private static readonly Locale[] All = [Locale.English, Locale.Korean];

    /// <summary>Takes the language off what was asked; null where none was named.</summary>
    public static Locale? Take(ref string asked)
    {
        foreach (var language in All)
        {
            if (asked.EndsWith($" {Asking(language)}", StringComparison.OrdinalIgnoreCase))
            {
                asked = asked[..^(Asking(language).Length + 1)].TrimEnd();
                return language;
            }
        }

        return null;
    }

    /// <summary>The words that ask for a language.</summary>
    public static string Asking(Locale language) => language == Locale.Korean ? "in:ko" : "in:en";

    /// <summary>The other of the two.</summary>
    public static Locale Other(Locale language) => language == Locale.Korean ? Locale.English : Locale.Korean;

    /// <summary>Shows an entry in a language, in the place of what is shown.</summary>
    public static Button Button(EntryId entry, Locale language) => new(Wording.Language(language), $"show {entry} {Asking(language)}", Replaces: true);
}
