namespace PaperBot.Search.Text;

internal static class EnglishPlural
{
    private const int MinLength = 4;

    /// <summary>A word in lower case without the ending of its plural: models, policies, losses. The characters may be changed.</summary>
    public static Span<char> Remove(Span<char> word)
    {
        if (word.Length < MinLength || word is not [.., var before, 's'] || before is 's' or 'u' or 'i')
        {
            return word;
        }

        switch (word)
        {
            case [_, _, .., 'i', 'e', 's']:
                word[^3] = 'y';
                return word[..^2];
            case [.., 'x' or 'z', 'e', 's'] or [.., 's', 's', 'e', 's'] or [.., 'c' or 's', 'h', 'e', 's']:
                return word[..^2];
            default:
                return word[..^1];
        }
    }
}
