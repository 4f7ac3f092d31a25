using System.Globalization;
using System.Text;

namespace PaperBot.Replies;

/// <summary>The commands that LaTeX has in text.</summary>
internal sealed partial class LatexText
{
    private void Command(int end, int depth)
    {
        var name = LatexCommand.NameAt(_source, _at + 1);
        if (name == "")
        {
            Sign(end);
            return;
        }

        // C:\Users and and\or are no LaTeX; \n is more often a line feed's name than a command.
        var symbol = LatexSymbols.Find(name) ?? LatexSymbols.FindInText(name);
        var after = _at + 1 + name.Length;
        var hasArgument = after < end && _source[after] == '{';
        if (Previous is ':' or '\\' || (symbol is null && !hasArgument && (char.IsLetterOrDigit(Previous) || name.Length == 1)))
        {
            Replace(1, "\\\\");
            return;
        }

        if (TryCitation(name, after, end) || TryAccent(name, after) || TryLink(name, after))
        {
            return;
        }

        var close = 0;
        var isGroup = hasArgument && depth < DeepestGroup && _groups.TryGetValue(after, out close) && close < end;
        switch (name)
        {
            case "textbf" or "mathbf" or "textsc" or "section" or "paragraph" when isGroup:
                _at = after + 1;
                Styled(close, BoldOn, depth);
                break;
            case "emph" or "textit" or "textsl" or "mathit" when isGroup:
                _at = after + 1;
                Styled(close, ItalicOn, depth);
                break;
            case "texttt" or "code" or "lstinline" or "verb" when isGroup:
                _at = after + 1;
                Styled(close, CodeOn, depth);
                break;
            case "begin" or "end" or "vspace" or "hspace" when isGroup:
                _at = close + 1;
                break;
            case "footnote" when isGroup:
                _at = after + 1;
                _text.Append(" (");
                Read(close, depth + 1);
                _text.Append(')');
                _at = close + 1;
                break;
            case "item":
                Replace(5, _text.Length == 0 || _text[^1] == '\n' ? "•" : "\n•");
                break;
            case "par" or "newline":
                Replace(name.Length + 1, "\n");
                break;
            case "noindent" or "centering" or "small" or "large" or "smallskip" or "medskip" or "bigskip":
                Replace(name.Length + 1, "");
                break;
            case "frac" or "sqrt" or "mathbb" or "mathcal" or "mathrm" or "hat" or "bar" or "tilde" or "binom" when hasArgument:
                Mathematics(name, after, end);
                break;
            default:
                Unknown(name, symbol, isGroup ? close : 0, depth);
                break;
        }
    }

    /// <summary>A character's command gives the character; any other its argument, or else its name.</summary>
    private void Unknown(string name, string? symbol, int close, int depth)
    {
        _at += name.Length + 1;
        if (symbol is not null)
        {
            var isDoubledStop = symbol.EndsWith('.') && Next(0) == '.';
            Literally(isDoubledStop ? symbol[..^1] : symbol);
            _at += Next(0) == '{' && Next(1) == '}' ? 2 : 0;
        }
        else if (close > _at + 1)
        {
            _at++;
            Read(close, depth + 1);
            _at = close + 1;
        }
        else
        {
            _text.Append(name);
            _at = close > 0 ? close + 1 : _at;
        }
    }

    /// <summary>A sign behind a backslash: LaTeX's accents, spaces and mathematics; what is left, Markdown shows as it stands.</summary>
    private void Sign(int end)
    {
        var sign = Next(1);
        if (sign is '(' or '[' && _search.NextMathEnd(_at + 2, sign) is > 0 and var close && close < end && close - _at < LongestMath
            && _source[(_at + 2)..close] is var math && math.AsSpan().ContainsAny("\\^_="))
        {
            Literally(LatexMath.Render(math));
            _at = close + 2;
        }
        else if (sign is '"' or '\'' or '`' or '^' or '~' && (char.IsLetter(Previous) || Previous is '{' || (sign == '\'' && _at + 3 < end && "aeiouAEIOU".Contains(Next(2), StringComparison.Ordinal)))
            && TryAccent(sign.ToString(), _at + 2))
        {
        }
        else if (sign is ',' or ';' or ' ')
        {
            Replace(2, " ");
        }
        else
        {
            Replace(1, "\\");
            _text.Append(_at < end && !char.IsWhiteSpace(_source[_at]) && !char.IsSurrogate(_source[_at]) ? _source[_at++].ToString() : "");
        }
    }

    private bool TryAccent(string accent, int after)
    {
        var mark = accent switch
        {
            "\"" => '\u0308',
            "'" => '\u0301',
            "`" => '\u0300',
            "^" => '\u0302',
            "~" => '\u0303',
            "c" => '\u0327',
            "v" => '\u030C',
            "u" => '\u0306',
            "H" => '\u030B',
            "r" => '\u030A',
            "k" => '\u0328',
            _ => '\0',
        };
        var isGroup = after < _source.Length && _source[after] == '{' && _groups.TryGetValue(after, out var close) && close <= after + 3;
        var inner = isGroup ? _source[(after + 1).._groups[after]] : after < _source.Length ? _source[after].ToString() : "";
        var letter = inner.TrimStart('\\') is [var only] ? only : ' ';
        if (mark == '\0' || !char.IsAsciiLetter(letter) || (!isGroup && char.IsAsciiLetter(accent[0])))
        {
            return false;
        }

        Replace(after + (isGroup ? inner.Length + 2 : 1) - _at, $"{letter}{mark}".Normalize(NormalizationForm.FormC));
        return true;
    }

    /// <summary><c>\cite</c>, <c>\citet</c>, <c>\ref</c> and their kin name things that only the paper has: they are left out.</summary>
    private bool TryCitation(string name, int after, int end)
    {
        var isCitation = name.Contains("cite", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("ref", StringComparison.Ordinal) && name is not "href" || name is "label";
        while (isCitation && after < end && _source[after] == '[' && _search.Next(']', after) is > 0 and var bracket && bracket < end)
        {
            after = bracket + 1;
        }

        after += isCitation && after < end && _source[after] == '*' ? 1 : 0;
        if (!isCitation || after >= end || _source[after] != '{' || !_groups.TryGetValue(after, out var close) || close >= end)
        {
            return false;
        }

        _at = close + 1;
        Trim(" ~");
        DropEmptyBrackets();
        return true;
    }

    /// <summary>Where nothing but citations stood between brackets, the brackets go with them.</summary>
    private void DropEmptyBrackets()
    {
        var length = _text.Length;
        while (length > 0 && _text[length - 1] is ' ' or ';' or ',')
        {
            length--;
        }

        if (length > 0 && (_text[length - 1], Next(0)) is ('(', ')') or ('[', ']'))
        {
            _text.Length = length - 1;
            _at++;
            Trim(" ~");
        }
    }

    private void Trim(string blanks)
    {
        while (_text.Length > 0 && blanks.Contains(_text[^1], StringComparison.Ordinal))
        {
            _text.Length--;
        }
    }

    private bool TryLink(string name, int after)
    {
        if (name is not ("url" or "href" or "nolinkurl") || after >= _source.Length || _source[after] != '{' || !_groups.TryGetValue(after, out var close))
        {
            return false;
        }

        var address = _source[(after + 1)..close].Trim().Replace("\\", "");
        var isAddress = address.StartsWith("http", StringComparison.Ordinal) && Uri.IsWellFormedUriString(address, UriKind.Absolute);
        var words = "";
        _at = close + 1;
        if (name == "href" && Next(0) == '{' && _groups.TryGetValue(_at, out var end))
        {
            words = _source[(_at + 1)..end];
            _at = end + 1;
        }

        if (isAddress)
        {
            _text.Append('[');
            Literally(words == "" ? address : LatexMath.Render(words));
            _text.Append(CultureInfo.InvariantCulture, $"](<{address}>)");
        }
        else
        {
            Literally(words == "" ? address : $"{LatexMath.Render(words)} ({address})");
        }

        return true;
    }

    /// <summary>Mathematics that its author forgot to put between dollars: the command with its arguments.</summary>
    private void Mathematics(string name, int after, int end)
    {
        var close = after;
        while (close < end && _source[close] == '{' && _groups.TryGetValue(close, out var next) && next < end && next - _at < LongestMath)
        {
            close = next + 1;
        }

        Literally(close == after ? name : LatexMath.Render(_source[_at..close]));
        _at = Math.Max(close, after);
    }
}
