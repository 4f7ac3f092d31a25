using System.Text;

namespace PaperBot.Parsing.Lines;

/// <summary>Round brackets, half and full width.</summary>
internal static class Brackets
{
    /// <summary>1 for an opening bracket, -1 for a closing one, 0 for any other character.</summary>
    public static int Step(char character) => character switch { '(' or '（' => 1, ')' or '）' => -1, _ => 0 };

    /// <summary>Whether the first bracket of a text is closed by its last character.</summary>
    public static bool IsOnePair(ReadOnlySpan<char> text) => text.Length > 2 && Step(text[0]) == 1 && StartOfLastPair(text) == 0;

    /// <summary>The index of the bracket that the last character of a text closes, or -1.</summary>
    public static int StartOfLastPair(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            depth -= Step(text[i]);
            if (depth <= 0)
            {
                return i < text.Length - 1 ? i : -1;
            }
        }

        return -1;
    }

    /// <summary>The number of brackets that a text leaves open; negative if it closes more than it opens.</summary>
    public static int Open(ReadOnlySpan<char> text) => text.Count('(') + text.Count('（') - text.Count(')') - text.Count('）');

    /// <summary>The text without brackets and what is in them.</summary>
    public static string WithoutNested(string text)
    {
        if (!text.AsSpan().ContainsAny("()（）"))
        {
            return text;
        }

        var outer = new StringBuilder();
        var depth = 0;
        foreach (var character in text)
        {
            var step = Step(character);
            depth = Math.Max(0, depth + step);
            if (depth == 0 && step == 0)
            {
                outer.Append(character);
            }
        }

        return outer.ToString();
    }
}
