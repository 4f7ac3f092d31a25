namespace PaperBot.Entries;

/// <summary>Recognises Korean letters.</summary>
public static class Hangul
{
    /// <summary>Whether a character is a Hangul syllable or letter, composed or not.</summary>
    public static bool IsHangul(char character) => IsSyllable(character) || character is (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F');

    /// <summary>Whether a character is a whole syllable, the form in which NFC and NFKC write Korean.</summary>
    public static bool IsSyllable(char character) => character is >= '\uAC00' and <= '\uD7A3';

    /// <summary>Whether a text contains any Hangul.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u1100', '\uD7A3')
        && (text.ContainsAnyInRange('\u1100', '\u11FF') || text.ContainsAnyInRange('\u3130', '\u318F') || text.ContainsAnyInRange('\uAC00', '\uD7A3'));

    /// <summary>The share of Hangul among the letters of a text, from 0 to 1. A decomposed syllable counts once.</summary>
    public static double ShareOf(string text)
    {
        if (!IsIn(text))
        {
            return 0;
        }

        var (letters, hangul) = (0, 0);
        foreach (var character in text)
        {
            // The vowel and the final consonant of a decomposed syllable.
            if (character is >= '\u1160' and <= '\u11FF')
            {
                continue;
            }

            letters += char.IsLetter(character) ? 1 : 0;
            hangul += IsHangul(character) ? 1 : 0;
        }

        return letters == 0 ? 0 : (double)hangul / letters;
    }
}
