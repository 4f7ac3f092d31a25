using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using PaperBot.Filters;

namespace PaperBot.Search.Folder;

/// <summary>The parts of authors' names (<see cref="AuthorName"/>) as Lucene takes them. No name reaches into the next.</summary>
internal sealed class AuthorTokens : TokenStream
{
    /// <summary>More positions than a name has parts.</summary>
    public const int Gap = 1000;

    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private readonly List<(string Form, int Increment)> _tokens = [];
    private int _next;

    public AuthorTokens(IEnumerable<string> authors)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
        var increment = 1;
        foreach (var author in authors)
        {
            foreach (var part in AuthorName.Parts(author).Take(Gap / 2))
            {
                foreach (var form in part)
                {
                    _tokens.Add((EntryDocument.Cut(form), increment));
                    increment = 0;
                }

                increment = 1;
            }

            increment = Gap;
        }
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }

    public override bool IncrementToken()
    {
        if (_next == _tokens.Count)
        {
            return false;
        }

        ClearAttributes();
        var (form, increment) = _tokens[_next++];
        _term.SetEmpty().Append(form);
        _increment.PositionIncrement = increment;
        return true;
    }
}
