using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;

namespace PaperBot.Search.Folder;

/// <summary>A field with all its terms. Lucene's own fields create a stream for each value, which takes longer than to index it.</summary>
/// <param name="name">The name.</param>
/// <param name="type">How it is indexed.</param>
/// <param name="terms">The terms, each with how many positions it is behind the one before.</param>
internal sealed class TermsField(string name, FieldType type, IEnumerable<(ReadOnlyMemory<char> Term, int Increment)> terms) : Field(name, type)
{
    [ThreadStatic]
    private static TermStream? _stream;

    public override TokenStream GetTokenStream(Analyzer analyzer) => (_stream ??= new()).Over(terms);

    /// <summary>Gives the terms of one field after the other to Lucene.</summary>
    private sealed class TermStream : TokenStream
    {
        private readonly ICharTermAttribute _term;
        private readonly IPositionIncrementAttribute _increment;
        private IEnumerable<(ReadOnlyMemory<char> Term, int Increment)> _terms = [];
        private IEnumerator<(ReadOnlyMemory<char> Term, int Increment)>? _next;

        public TermStream()
        {
            _term = AddAttribute<ICharTermAttribute>();
            _increment = AddAttribute<IPositionIncrementAttribute>();
        }

        public TermStream Over(IEnumerable<(ReadOnlyMemory<char> Term, int Increment)> terms)
        {
            _terms = terms;
            return this;
        }

        public override void Reset() => _next = _terms.GetEnumerator();

        public override bool IncrementToken()
        {
            if (!_next!.MoveNext())
            {
                return false;
            }

            var (term, increment) = _next.Current;
            term.Span.CopyTo(_term.ResizeBuffer(term.Length));
            _term.Length = term.Length;
            _increment.PositionIncrement = increment;
            return true;
        }
    }
}
