using System.Text;
using PaperBot.Entries;

namespace PaperBot.Replies;

/// <summary>
/// Turns the LaTeX in a text into Markdown that shows the same; the rest of the text, code and addresses are left as they are. Linear: every
/// search forward is bounded or done once.
/// </summary>
internal sealed partial class LatexText
{
    /// <summary>Marks that stand for bold, italic and code, which Markdown's own could not do within a word; of Unicode's private use.</summary>
    public const char BoldOn = '\uE000', BoldOff = '\uE001', ItalicOn = '\uE002', ItalicOff = '\uE003', CodeOn = '\uE004', CodeOff = '\uE005';

    private const int LongestMath = 1_000;
    private const int DeepestGroup = 30;
    private const string Special = "\\`*_[]<>#~|!&$";

    private readonly string _source;
    private readonly Dictionary<int, int> _groups;
    private readonly StringBuilder _text;
    private readonly TextSearch _search;
    private int _at;
    private int _openQuotes;

    private LatexText(string source)
    {
        _source = source;
        _groups = Groups(source);
        _text = new StringBuilder(source.Length + 16);
        _search = new TextSearch(source);
    }

    /// <summary>The text as Markdown, with the marks above for LaTeX's styles.</summary>
    public static string ToMarkdown(string source)
    {
        var text = new LatexText(DoubledText.MakeSingle(source.AsSpan().ContainsAnyInRange(BoldOn, CodeOff)
            ? string.Concat(source.Where(character => character is < BoldOn or > CodeOff))
            : source));
        text.Read(text._source.Length, 0);
        return text._text.ToString();
    }

    private void Read(int end, int depth)
    {
        while (_at < end)
        {
            switch (_source[_at])
            {
                case '\\':
                    Command(end, depth);
                    break;
                case '$':
                    Dollar(end);
                    break;
                case '`':
                    Backticks(end);
                    break;
                case '\'' when _openQuotes > 0 && Next(1) == '\'':
                    _openQuotes--;
                    Replace(2, "”");
                    break;
                case '~' when IsTie():
                    Replace(1, " ");
                    break;
                case '-':
                    Dashes();
                    break;
                case '*' when char.IsAsciiDigit(Previous) && char.IsAsciiDigit(Next(1)):
                    Replace(1, "\\*");
                    break;
                case ('^' or '_') and var sign when Next(1) == '{' && _groups.TryGetValue(_at + 1, out var close) && close < end && close - _at < LongestMath:
                    Literally(LatexMath.Script(sign, LatexMath.Render(_source[(_at + 2)..close])));
                    _at = close + 1;
                    break;
                case '{' when depth < DeepestGroup && OldStyle() is { Mark: not '\0' } style && _groups.TryGetValue(_at, out var close) && close < end:
                    _at += style.Length;
                    Styled(close, style.Mark, depth);
                    break;
                case '[' when Next(1) == '[':
                    WikiLink();
                    break;
                case '<' when IsAddress(_at + 1):
                    Copy(_search.Next('>', _at) is > 0 and var bracket && bracket < end ? bracket + 1 : _at + 1);
                    break;
                case 'h' when IsAddress(_at):
                    Address(end);
                    break;
                default:
                    _text.Append(_source[_at++]);
                    break;
            }
        }
    }

    /// <summary>A tie, LaTeX's unbreakable blank; a range such as 5~10 or A~Z, and an approximate ~5, are none.</summary>
    private bool IsTie() => !char.IsWhiteSpace(Previous) && (Next(1) is '\\' or '$'
        || (_at > 2 && _source.AsSpan(_at - 3, 3).IndexOfAnyExceptInRange('a', 'z') < 0 && (char.IsAsciiLetterOrDigit(Next(1)) || Next(1) is '(' or '['))
        || (char.IsAsciiLetter(Previous) && Next(1) is '('));

    private char Previous => _at == 0 ? '\n' : _source[_at - 1];

    private char Next(int ahead) => _at + ahead < _source.Length ? _source[_at + ahead] : '\n';

    private void Replace(int length, string by)
    {
        _text.Append(by);
        _at += length;
    }

    private void Copy(int end)
    {
        _text.Append(_source, _at, end - _at);
        _at = end;
    }

    /// <summary>Adds text in which Markdown must see nothing.</summary>
    private void Literally(string text)
    {
        foreach (var character in text)
        {
            if (Special.Contains(character, StringComparison.Ordinal))
            {
                _text.Append('\\');
            }

            _text.Append(character);
        }
    }

    private void Styled(int close, char on, int depth)
    {
        _text.Append(on);
        Read(close, depth + 1);
        _text.Append((char)(on + 1));
        _at = close + 1;
    }

    private void Dollar(int end)
    {
        var length = Next(1) == '$' ? 2 : 1;
        var close = _search.NextDollar(_at + length);
        if (close > 0 && close + length <= end && close - _at <= LongestMath && (length == 1 || (close + 1 < end && _source[close + 1] == '$')))
        {
            var math = _source[(_at + length)..close];
            var after = close + length < _source.Length ? _source[close + length] : ' ';
            if (LatexOrMoney.IsMath(math, Previous, after))
            {
                Literally(LatexMath.Render(math));
                _at = close + length;
                return;
            }
        }

        Replace(length, length == 1 ? "$" : "$$");
    }

    /// <summary>Code is copied; <c>``quotes''</c> and <c>`quotes'</c> become curly.</summary>
    private void Backticks(int end)
    {
        var length = 1;
        while (_at + length < end && _source[_at + length] == '`')
        {
            length++;
        }

        var closing = _search.NextBackticks(_at + length, length);
        var quote = length <= 2 ? _search.NextQuoteEnd(_at + length, length) : -1;
        var isQuote = quote > 0 && quote < end && (closing < 0 || quote < closing) && (length == 2 || closing < 0 || char.IsWhiteSpace(_source[closing - 1]));
        if (isQuote && length == 2)
        {
            _openQuotes++;
            Replace(2, "“");
        }
        else if (isQuote)
        {
            _text.Append('‘').Append(_source, _at + 1, quote - _at - 1).Append('’');
            _at = quote + 1;
        }
        else
        {
            Copy(closing > 0 && closing + length <= end ? closing + length : _at + length);
        }
    }

    /// <summary><c>--</c> and <c>---</c> between words or numbers; not before an option such as <c>--verbose</c>, nor in a rule or a table.</summary>
    private void Dashes()
    {
        var length = 1;
        while (Next(length) == '-')
        {
            length++;
        }

        var (before, after) = (Previous, Next(length));
        var isDash = length is 2 or 3 && before is not ('\n' or '|' or ':' or '<') && after is not ('\n' or '|' or ':' or '>')
            && (!char.IsWhiteSpace(before) || char.IsWhiteSpace(after));
        Replace(length, isDash ? length == 2 ? "–" : "—" : _source.Substring(_at, length));
    }

    /// <summary><c>[[240507 A note|words]]</c>, as <see cref="NoteLink.LabelOf"/> shows it.</summary>
    private void WikiLink()
    {
        var close = _source.IndexOf("]]", _at, Math.Min(_source.Length - _at, 300), StringComparison.Ordinal);
        var inner = close < 0 ? "" : _source[(_at + 2)..close];
        if (inner.Trim().Length == 0 || inner.AsSpan().ContainsAny("[\n"))
        {
            Copy(_at + 2);
            return;
        }

        if (_text.Length > 0 && _text[^1] == '!')
        {
            _text.Length--;
        }

        Literally(NoteLink.LabelOf(inner));
        _at = close + 2;
    }

    private bool IsAddress(int at) => string.CompareOrdinal(_source, at, "http", 0, 4) == 0
        && (string.CompareOrdinal(_source, at + 4, "://", 0, 3) == 0 || string.CompareOrdinal(_source, at + 4, "s://", 0, 4) == 0);

    /// <summary>An address in the text keeps its underscores and asterisks.</summary>
    private void Address(int end)
    {
        while (_at < end && !char.IsWhiteSpace(_source[_at]) && _source[_at] is not ('<' or '>' or '"' or ')' or ']' or '`'))
        {
            Replace(1, _source[_at] is '*' or '_' or '~' ? $"\\{_source[_at]}" : _source[_at].ToString());
        }
    }

    private (int Length, char Mark) OldStyle() => LatexCommand.NameAt(_source, _at + 2) is var name && Next(1) == '\\'
        ? (name.Length + 2 + (Next(name.Length + 2) == ' ' ? 1 : 0), name switch
        {
            "em" or "it" or "itshape" or "sl" => ItalicOn,
            "bf" or "bfseries" => BoldOn,
            "tt" or "ttfamily" => CodeOn,
            _ => '\0',
        })
        : default;

    private static Dictionary<int, int> Groups(string source)
    {
        var groups = new Dictionary<int, int>();
        var open = new Stack<int>();
        for (var i = 0; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    open.Push(i);
                    break;
                case '}' when open.Count > 0:
                    groups[open.Pop()] = i;
                    break;
            }
        }

        return groups;
    }
}
