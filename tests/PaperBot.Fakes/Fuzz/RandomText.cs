namespace PaperBot.Fakes.Fuzz;

/// <summary>Texts of every kind that a person, an editor or an attacker may write.</summary>
internal static class RandomText
{
    private static readonly string[] Strange =
    [
        "", " ", "\0", "\n", "\t", "\r\n", "\u001b[31m", "\u202E", "\u200B", "\uFEFF", "\uD800", "\uFFFF", "💥", "한국어 태그", "A\u0301", "<script>", "'; DROP TABLE entry; --",
        "%00", "%zz", "../../etc/passwd", "C:\\temp", "~", "*", "-1", "0", "1e309", "NaN", "99999999999999999999", "true", "null", "{}", "[]", "\"", "\\", "/", "?", "#", "@", ":", "=", "--", "-",
        "{0}", "${HOME}", "@everyone", "<!channel>", "Asia/Seoul", "2024-05-07", "since:", "by:\"", "moe|", "-", "page:99999999999",
    ];

    /// <summary>One text, mostly short, and sometimes of some thousand characters.</summary>
    public static string Next(Random random) => random.Next(8) switch
    {
        0 or 1 or 2 => Strange[random.Next(Strange.Length)],
        3 => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Strange[random.Next(Strange.Length)])),
        4 => new([.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => (char)random.Next(char.MaxValue + 1))]),
        5 => new('x', random.Next(5_000)),
        _ => new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next('!', '~'))]),
    };

    /// <summary>A word with one letter too many, missing, doubled or exchanged, as one types it.</summary>
    public static string Mistype(Random random, string word)
    {
        if (word.Length < 2)
        {
            return word + "x";
        }

        var at = random.Next(word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word.Insert(at, ((char)random.Next('a', 'z')).ToString()),
        };
    }

    /// <summary>One of several.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
