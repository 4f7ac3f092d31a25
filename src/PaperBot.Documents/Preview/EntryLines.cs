using System.Text;

namespace PaperBot.Preview;

/// <summary>Finds the lines of a text where its entries begin.</summary>
public static class EntryLines
{
    // Enough to tell one title from another, and few enough for the time to stay linear in the text.
    private const int MaxWords = 6;

    // A number, a check box or an emoji may come before a title.
    private const int MaxWordsBefore = 1;

    /// <summary>
    /// Finds where each entry begins: at the first words of its title or, if the text does not contain them, of the first of its other texts. A place where a
    /// line begins, perhaps with a number or a check box, is preferred to one within a line. Pure; takes time linear in the text and the entries.
    /// </summary>
    /// <param name="text">The document's text.</param>
    /// <param name="entries">Its entries, in document order.</param>
    /// <returns>For each entry its line, from 1; 0 if no words of it are in the text after the entry before it.</returns>
    public static IReadOnlyList<int> Find(string text, IReadOnlyList<EntryContent> entries)
    {
        var titles = entries.Select(entry => Beginning(entry.Title)).ToList();
        var others = entries.Select(entry => OtherTexts(entry).Select(Beginning).ToList()).ToList();
        var places = Locate(text, [.. titles, .. others.SelectMany(words => words)]);
        var lines = new int[entries.Count];
        var after = -1;
        for (var at = 0; at < lines.Length; at++)
        {
            var found = places[titles[at]].FindAfter(after) ?? others[at].Select(words => places[words].FindAfter(after)).MinBy(place => place?.Offset);
            if (found is { } place)
            {
                (lines[at], after) = (place.Line, place.Offset);
            }
        }

        return lines;
    }

    private static IEnumerable<string> OtherTexts(EntryContent entry) =>
        [entry.Abstract ?? "", .. entry.Commentary.Take(1), .. entry.Links.Take(1).Select(link => link.Url), string.Join(' ', entry.Authors.Take(MaxWords))];

    /// <summary>The first folded words of a text, with one space between them.</summary>
    private static string Beginning(string text)
    {
        var words = FoldedText.Words(text).AsSpan().Trim(' ');
        var end = 0;
        for (var count = 0; count < MaxWords && end < words.Length; count++)
        {
            end = words[(end + 1)..].IndexOf(' ') is >= 0 and var space ? end + 1 + space : words.Length;
        }

        return words[..end].ToString();
    }

    /// <summary>Finds in one pass where each of the beginnings occurs.</summary>
    private static Dictionary<string, Places> Locate(string text, HashSet<string> beginnings)
    {
        var places = beginnings.ToDictionary(words => words, _ => new Places());
        var find = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var lengths = beginnings.Select(words => words.Count(character => character == ' ') + 1).ToHashSet();
        var words = FoldedLines.Read(text);
        for (var first = 0; first < words.Starts.Count; first++)
        {
            foreach (var length in lengths)
            {
                if (find.TryGetValue(words.Span(first, length), out var found))
                {
                    found.Add(new(words.Lines[first], first), startsLine: first <= MaxWordsBefore || words.Lines[first] != words.Lines[first - MaxWordsBefore - 1]);
                }
            }
        }

        return places;
    }

    private sealed record Place(int Line, int Offset);

    /// <summary>The places of one beginning, in text order. Since they are asked for in this order too, each is passed once.</summary>
    private sealed class Places
    {
        private readonly Queue<Place> _atLineStart = new();
        private readonly Queue<Place> _withinLine = new();

        public void Add(Place place, bool startsLine) => (startsLine ? _atLineStart : _withinLine).Enqueue(place);

        public Place? FindAfter(int offset) => Next(_atLineStart, offset) ?? Next(_withinLine, offset);

        private static Place? Next(Queue<Place> places, int offset)
        {
            while (places.TryPeek(out var place))
            {
                if (place.Offset > offset)
                {
                    return place;
                }

                places.Dequeue();
            }

            return null;
        }
    }

    /// <summary>The folded words of a text with one space between them, and where each starts and its line.</summary>
    private sealed record FoldedLines(string Text, IReadOnlyList<int> Starts, IReadOnlyList<int> Lines)
    {
        public static FoldedLines Read(string text)
        {
            var folded = new StringBuilder();
            var (starts, lines, number) = (new List<int>(), new List<int>(), 0);
            foreach (var line in text.AsSpan().EnumerateLines())
            {
                number++;
                foreach (var word in FoldedText.Words(line.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    starts.Add(folded.Length);
                    lines.Add(number);
                    folded.Append(word).Append(' ');
                }
            }

            return new(folded.ToString(), starts, lines);
        }

        /// <summary>So many words from one on; fewer at the end of the text.</summary>
        public ReadOnlySpan<char> Span(int first, int count) =>
            Text.AsSpan(Starts[first]..((first + count < Starts.Count ? Starts[first + count] : Text.Length) - 1));
    }
}
