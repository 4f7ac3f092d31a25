namespace PaperBot.Replies;

/// <summary>Finds what closes a piece of markup. Each kind of search remembers how far it has looked, so that all of them together are linear.</summary>
internal sealed class TextSearch(string text)
{
    private readonly Dictionary<string, int> _found = [];
    private Dictionary<int, Queue<int>>? _backticks;

    /// <summary>The next place of a character, or -1.</summary>
    public int Next(char character, int from) => Next(character.ToString(), from);

    /// <summary>The next dollar that no backslash stands before, or -1.</summary>
    public int NextDollar(int from)
    {
        var at = Next("$", from);
        while (at > 0 && text[at - 1] == '\\')
        {
            at = Next("$", at + 1);
        }

        return at;
    }

    /// <summary>The next run of exactly so many backticks, or -1.</summary>
    public int NextBackticks(int from, int length)
    {
        _backticks ??= Backticks();
        if (!_backticks.TryGetValue(length, out var runs))
        {
            return -1;
        }

        while (runs.Count > 0 && runs.Peek() < from)
        {
            runs.Dequeue();
        }

        return runs.Count > 0 ? runs.Peek() : -1;
    }

    /// <summary>The next <c>''</c>, or the next <c>'</c> at a word's end, within 120 characters of the same line; -1 if there is none.</summary>
    public int NextQuoteEnd(int from, int length)
    {
        for (var at = from; at < Math.Min(text.Length, from + 120) && text[at] != '\n'; at++)
        {
            var isLast = at + length >= text.Length || !char.IsLetterOrDigit(text[at + length]);
            if (text[at] == '\'' && (length == 2 ? at + 1 < text.Length && text[at + 1] == '\'' : isLast))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The next <c>\)</c> or <c>\]</c> for an opening sign, or -1.</summary>
    public int NextMathEnd(int from, char opening) => Next(opening == '(' ? "\\)" : "\\]", from);

    private int Next(string wanted, int from)
    {
        if (_found.TryGetValue(wanted, out var known) && (known < 0 || known >= from))
        {
            return known;
        }

        return _found[wanted] = from >= text.Length ? -1 : text.IndexOf(wanted, from, StringComparison.Ordinal);
    }

    private Dictionary<int, Queue<int>> Backticks()
    {
        var runs = new Dictionary<int, Queue<int>>();
        for (var at = text.IndexOf('`', StringComparison.Ordinal); at >= 0 && at < text.Length;)
        {
            var end = at;
            while (end < text.Length && text[end] == '`')
            {
                end++;
            }

            if (!runs.TryGetValue(end - at, out var places))
            {
                runs[end - at] = places = new();
            }

            places.Enqueue(at);
            at = end < text.Length ? text.IndexOf('`', end) : -1;
        }

        return runs;
    }
}
