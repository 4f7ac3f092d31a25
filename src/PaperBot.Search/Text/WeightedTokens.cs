namespace PaperBot.Search.Text;

/// <summary>
/// The terms of several texts, each text as often as it weighs: so what the title says counts more than what the abstract says (BM25F, Robertson
/// 2004). No phrase reaches from one text into the next.
/// </summary>
internal static class WeightedTokens
{
    private const int Gap = 100;

    /// <summary>The terms, each with how many positions it is behind the one before.</summary>
    public static IEnumerable<(ReadOnlyMemory<char> Term, int Increment)> Create(params IReadOnlyList<(TokenBuffer Tokens, int Weight)> texts)
    {
        var (start, before) = (0, -1);
        foreach (var (buffer, weight) in texts)
        {
            for (var time = 0; time < weight; time++)
            {
                foreach (var token in buffer.Tokens)
                {
                    var position = start + token.Position;
                    yield return (buffer.Term(token), position - before);
                    before = position;
                }

                start += buffer.Positions + Gap;
            }
        }
    }
}
