namespace PaperBot.Replies.Latex;

/// <summary>Tells whether dollars enclose mathematics or stand for money.</summary>
internal static class MathOrMoney
{
    /// <summary>
    /// Mathematics touches both of its dollars, is on one line or two, and is no words: <c>$5 and $10</c> is money, <c>10$\times$</c> is not.
    /// </summary>
    /// <param name="math">What stands between the dollars.</param>
    /// <param name="before">The character before them.</param>
    /// <param name="after">The character behind them.</param>
    public static bool IsMath(string math, char before, char after)
    {
        if (math.Length == 0 || (char.IsAsciiDigit(after) && !math.Contains('\\', StringComparison.Ordinal)) || math.Contains("\n\n", StringComparison.Ordinal)
            || char.IsWhiteSpace(math[^1]) || char.IsWhiteSpace(math[0]))
        {
            return false;
        }

        var hasCommand = math.AsSpan().ContainsAny("\\^_{");
        var isAmount = char.IsAsciiDigit(math[0]);
        return hasCommand
            || (!(isAmount && (char.IsLetter(before) || math.Contains(' ', StringComparison.Ordinal))) && !HasWords(math));
    }

    private static bool HasWords(string math) =>
        math.Contains(' ', StringComparison.Ordinal) && math.Split(' ').Any(word => word.Length > 2 && word.All(char.IsLetter));
}
