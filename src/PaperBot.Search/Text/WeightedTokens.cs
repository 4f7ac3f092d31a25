using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace PaperBot.Search.Text;

/// <summary>
/// The terms of several texts as Lucene takes them, each text as often as it weighs: so what the title says counts more than what the abstract says
/// (BM25F, Robertson 2004). No phrase reaches from one text into the next.
/// </summary>
internal sealed class WeightedTokens : TokenStream
{
    private const int Gap = 100;

    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private readonly IReadOnlyList<(TokenBuffer Tokens, int Weight)> _texts;
    private int _text;
    private int _time;
    private int _next;
    private int _position;
    private int _base;

    public WeightedTokens(params IReadOnlyList<(TokenBuffer Tokens, int Weight)> texts)
    {
        _texts = texts;
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public override void Reset()
    {
        base.Reset();
        (_text, _time, _next, _position, _base) = (0, 0, 0, -1, 0);
    }

    public override bool IncrementToken()
    {
        while (_text < _texts.Count)
        {
            var (buffer, weight) = _texts[_text];
            if (_next < buffer.Tokens.Count)
            {
                Emit(buffer, buffer.Tokens[_next++]);
                return true;
            }

            _next = 0;
            _base += buffer.Positions + Gap;
            if (++_time >= weight)
            {
                _time = 0;
                _text++;
            }
        }

        return false;
    }

    private void Emit(TokenBuffer buffer, Token token)
    {
        ClearAttributes();
        var term = buffer.Term(token);
        term.CopyTo(_term.ResizeBuffer(term.Length));
        _term.Length = term.Length;
        _increment.PositionIncrement = _base + token.Position - _position;
        _position = _base + token.Position;
    }
}
