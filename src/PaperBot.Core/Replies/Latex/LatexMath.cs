using System.Buffers;
using System.Text;

namespace PaperBot.Replies.Latex;

/// <summary>
/// Writes LaTeX's mathematics as one line of plain text: <c>10^{-3}</c> as 10⁻³, <c>\frac{a}{b}</c> as a/b. What it does not know is kept by
/// its name. Linear in its length.
/// </summary>
internal sealed class LatexMath
{
    private const int MaxDepth = 30;
    private static readonly SearchValues<char> Operators = SearchValues.Create(" +-−*/·×±");
    private readonly string _source;
    private int _at;

    private LatexMath(string source) => _source = source;

    /// <summary>Renders the text between two <c>$</c>.</summary>
    public static string Render(string math) => new LatexMath(math).Sequence(0).Trim();

    /// <summary>A base with its index or power: raised or lowered where Unicode has it all, else <c>^(n log n)</c>.</summary>
    public static string Script(char sign, string text)
    {
        var mapped = sign == '^' ? LatexSymbols.FindRaised(text) : LatexSymbols.FindLowered(text);
        return mapped ?? (text.Trim() is var inner && (inner.Length <= 1 || (sign == '_' && inner.All(char.IsLetterOrDigit))) ? $"{sign}{inner}" : $"{sign}({inner})");
    }

    private string Sequence(int depth)
    {
        var text = new StringBuilder();
        var afterName = false;
        while (_at < _source.Length)
        {
            var isCommand = _source[_at] == '\\';
            switch (_source[_at++])
            {
                case '}' when depth > 0:
                    return text.ToString();
                case '}' or '$' or '&':
                    continue;
                case '{' when depth < MaxDepth:
                    Append(text, Sequence(depth + 1), ref afterName);
                    break;
                case '{':
                    continue;
                case ('^' or '_') and var sign:
                    text.Append(Script(sign, Argument(depth)));
                    break;
                case '\\':
                    var (shown, isName) = Command(depth);
                    if (isName && text.Length > 0 && char.IsLetterOrDigit(text[^1]))
                    {
                        text.Append(' ');
                    }

                    Append(text, shown, ref afterName);
                    afterName = isName;
                    continue;
                case '~' or ' ' or '\n' or '\t' or '\r':
                    text.Append(text.Length > 0 && text[^1] == ' ' ? "" : " ");
                    break;
                case var other:
                    Append(text, other.ToString(), ref afterName);
                    break;
            }

            afterName &= isCommand;
        }

        return text.ToString();
    }

    /// <summary>A name such as log needs a blank before the letter that follows.</summary>
    private static void Append(StringBuilder text, string shown, ref bool afterName)
    {
        if (afterName && shown.Length > 0 && (char.IsLetterOrDigit(shown[0]) || shown[0] == '√'))
        {
            text.Append(' ');
        }

        text.Append(shown);
        afterName = false;
    }

    private string Argument(int depth)
    {
        Skip(" ");
        if (_at >= _source.Length || _source[_at] == '}')
        {
            return "";
        }

        if (depth >= MaxDepth)
        {
            return _source[_at++].ToString();
        }

        switch (_source[_at])
        {
            case '{':
                _at++;
                return Sequence(depth + 1).Trim();
            case '\\':
                _at++;
                return Command(depth + 1).Text;
            default:
                var length = char.IsHighSurrogate(_source[_at]) && _at + 1 < _source.Length ? 2 : 1;
                _at += length;
                return _source[(_at - length).._at];
        }
    }

    private (string Text, bool IsName) Command(int depth)
    {
        if (_at >= _source.Length)
        {
            return ("", false);
        }

        var name = LatexCommand.NameAt(_source.AsSpan(_at));
        if (name == "")
        {
            return (Sign(_source[_at++]), false);
        }

        _at += name.Length;
        return name switch
        {
            "frac" or "dfrac" or "tfrac" or "cfrac" or "nicefrac" or "sfrac" => ($"{Compound(Argument(depth))}/{Compound(Argument(depth))}", false),
            "binom" or "dbinom" or "tbinom" => ($"C({Argument(depth)}, {Argument(depth)})", false),
            "sqrt" => (Root(depth), false),
            "mathbb" or "mathds" => (LatexSymbols.DoubleStruck(Argument(depth)), false),
            "text" or "mbox" or "operatorname" or "underline" or "boxed" or "bm" or "boldsymbol" or "mathop" => (Argument(depth), false),
            _ when name.StartsWith("math", StringComparison.Ordinal) || name.StartsWith("text", StringComparison.Ordinal) && LatexSymbols.Find(name) is null =>
                (Argument(depth), false),
            "hat" or "widehat" => (Accented(Argument(depth), '\u0302'), false),
            "bar" or "overline" => (Accented(Argument(depth), '\u0304'), false),
            "tilde" or "widetilde" => (Accented(Argument(depth), '\u0303'), false),
            "vec" => (Accented(Argument(depth), '\u20D7'), false),
            "dot" => (Accented(Argument(depth), '\u0307'), false),
            "ddot" => (Accented(Argument(depth), '\u0308'), false),
            "not" => (Accented(Argument(depth), '\u0338'), false),
            "begin" or "end" or "label" or "tag" or "color" => (Dropped(depth), false),
            "left" or "right" or "middle" => (Skip(" ."), false),
            "quad" or "qquad" or "enspace" => (" ", false),
            "limits" or "nolimits" or "displaystyle" or "textstyle" or "scriptstyle" or "nonumber" or "bf" or "rm" or "it" or "cal"
                or "big" or "Big" or "bigg" or "Bigg" or "bigl" or "bigr" or "Bigl" or "Bigr" or "biggl" or "biggr" or "Biggl" or "Biggr" => ("", false),
            "bmod" or "pmod" => ("mod", true),
            _ => LatexSymbols.Find(name) is { } symbol ? (symbol, false) : (name, true),
        };
    }

    private static string Sign(char sign) => sign switch
    {
        '|' => "‖",
        ',' or ';' or ':' or '>' or ' ' or '\\' => " ",
        '!' or '(' or ')' or '[' or ']' => "",
        _ => sign.ToString(),
    };

    private string Root(int depth)
    {
        var degree = "";
        if (_at < _source.Length && _source[_at] == '[' && _source.IndexOf(']', _at) is > 0 and var end)
        {
            degree = LatexSymbols.FindRaised(_source[(_at + 1)..end]) ?? "";
            _at = end + 1;
        }

        return $"{degree}√{Compound(Argument(depth))}";
    }

    private string Dropped(int depth)
    {
        Argument(depth);
        return "";
    }

    /// <summary>Leaves characters out, such as the full stop after <c>\left</c>, which shows nothing.</summary>
    private string Skip(string characters)
    {
        while (_at < _source.Length && characters.Contains(_source[_at], StringComparison.Ordinal))
        {
            _at++;
        }

        return "";
    }

    private static string Accented(string letter, char accent) => letter.Length == 1 ? FoldedText.Normalize($"{letter}{accent}") : letter;

    private static string Compound(string part) => part.Length > 1 && part.AsSpan().ContainsAny(Operators) ? $"({part})" : part;
}
