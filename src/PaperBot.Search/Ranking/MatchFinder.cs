using PaperBot.Search.Text;

namespace PaperBot.Search.Ranking;

/// <summary>Finds what was searched for in a text that is shown.</summary>
internal sealed class MatchFinder(SearchQuery search)
{
    private readonly ILookup<string, TermPattern> _patterns = search.Groups.Where(group => !group.IsOptional)
        .SelectMany(group => group.Alternatives)
        .Select(alternative => alternative.Pattern)
        .SelectMany(pattern => pattern.Places[0].Terms.Select(term => (term, pattern)))
        .ToLookup(item => item.term, item => item.pattern);

    /// <summary>The places in order, without overlaps.</summary>
    public IReadOnlyList<Range> Find(string text)
    {
        var buffer = TokenBuffer.ReadAsWritten(text);
        var byPosition = buffer.Tokens.ToLookup(token => token.Position, token => (Term: buffer.Term(token).ToString(), token.Start, token.End));
        var found = new List<(int Start, int End)>();
        foreach (var token in buffer.Tokens)
        {
            foreach (var pattern in _patterns[buffer.Term(token).ToString()])
            {
                var first = token.Position - pattern.Places[0].Position;
                var places = pattern.Places.Select(place => byPosition[first + place.Position].FirstOrDefault(other => place.Terms.Contains(other.Term))).ToList();
                if (places.TrueForAll(place => place.Term is not null))
                {
                    found.Add((places.Min(place => place.Start), places.Max(place => place.End)));
                }
            }
        }

        return Join(found);
    }

    private static List<Range> Join(List<(int Start, int End)> found)
    {
        found.Sort();
        var joined = new List<(int Start, int End)>();
        foreach (var (start, end) in found)
        {
            if (joined.Count > 0 && start < joined[^1].End)
            {
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, end));
            }
            else
            {
                joined.Add((start, end));
            }
        }

        return joined.ConvertAll(place => place.Start..place.End);
    }
}
