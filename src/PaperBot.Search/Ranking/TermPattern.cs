using Lucene.Net.Index;
using Lucene.Net.Search;
using PaperBot.Search.Text;

namespace PaperBot.Search.Ranking;

/// <summary>Terms that stand one behind the other; at each position any of several.</summary>
/// <param name="Places">The positions, ascending, and the terms of each.</param>
internal sealed record TermPattern(IReadOnlyList<(int Position, IReadOnlyList<string> Terms)> Places)
{
    /// <summary>Creates the patterns of a text: as it is written and, if it is words joined by hyphens, as one word. None if it has no terms.</summary>
    public static IEnumerable<TermPattern> Create(string text)
    {
        var buffer = TokenBuffer.Read(text);
        var places = buffer.Tokens.GroupBy(token => token.Position).ToList();
        if (places.Count == 0)
        {
            yield break;
        }

        yield return new([.. places.Select((place, at) => (place.Key, Terms(buffer, place, at > 0 && at < places.Count - 1)))]);
        if (buffer.Tokens is [.., { Kind: TokenKind.Joined, Start: 0 } joined] && joined.Position == places[^1].Key)
        {
            yield return new([(joined.Position, [buffer.Term(joined).ToString()])]);
        }
    }

    /// <summary>The query for this pattern in a field.</summary>
    public Query ToQuery(string field)
    {
        if (Places is [var only])
        {
            return Lookup.FilterQuery.Any(only.Terms.Select(term => new TermQuery(new(field, term))));
        }

        var phrase = new MultiPhraseQuery();
        foreach (var (position, terms) in Places)
        {
            phrase.Add([.. terms.Select(term => new Term(field, term))], position);
        }

        return phrase;
    }

    /// <summary>Whether everything that has another pattern has this one, since it is a part of it.</summary>
    public bool IsPartOf(TermPattern other)
    {
        for (var first = 0; first + Places.Count <= other.Places.Count; first++)
        {
            var isHere = true;
            for (var at = 0; at < Places.Count && isHere; at++)
            {
                isHere = other.Places[first + at].Terms[0] == Places[at].Terms[0]
                    && other.Places[first + at].Position - other.Places[first].Position == Places[at].Position - Places[0].Position;
            }

            if (isHere)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>At most how many documents match.</summary>
    public int MaxCount(IndexReader reader, string field) => Places.Min(place => place.Terms.Sum(term => reader.DocFreq(new(field, term))));

    /// <summary>The terms at a position. What is written together may be written apart, and the reverse.</summary>
    private static IReadOnlyList<string> Terms(TokenBuffer buffer, IEnumerable<Token> place, bool isInside)
    {
        var token = place.LastOrDefault(token => token.Kind == TokenKind.Symbols, place.First());
        var term = buffer.Term(token).ToString();
        return token.Kind switch
        {
            TokenKind.Bridge => [term, $"{term[0]}{term[2]}"],
            TokenKind.Syllables when isInside && term.Length == 2 => [term, $"{term[0]} {term[1]}"],
            _ => [term],
        };
    }
}
