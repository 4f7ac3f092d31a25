using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>Signs that mean something else between words or digits: ties, dashes, and the asterisk of a product.</summary>
internal sealed class SignParser : InlineParser
{
    public SignParser() => OpeningCharacters = ['~', '-', '*'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice) => slice.CurrentChar switch
    {
        '~' => IsTie(slice) && processor.Show(" ", ref slice, 1),
        '*' => char.IsAsciiDigit(slice.PeekCharExtra(-1)) && char.IsAsciiDigit(slice.PeekChar()) && processor.Show("*", ref slice, 1),
        _ => (IsDash(slice, "---") && processor.Show("—", ref slice, 3)) || (IsDash(slice, "--") && processor.Show("–", ref slice, 2)),
    };

    /// <summary>A tie is LaTeX's unbreakable blank: <c>Figure~1</c>. A range such as 5~10 or A~Z, and an approximate ~5, are none.</summary>
    private static bool IsTie(StringSlice slice)
    {
        var (before, after) = (slice.PeekCharExtra(-1), slice.PeekChar());
        var isAfterWord = slice.Start > 2 && !slice.Text.AsSpan(slice.Start - 3, 3).ContainsAnyExceptInRange('a', 'z');
        return before != '\0' && !char.IsWhiteSpace(before) && (after is '\\' or '$'
            || (isAfterWord && (char.IsAsciiLetterOrDigit(after) || after is '(' or '['))
            || (char.IsAsciiLetter(before) && after == '('));
    }

    /// <summary>What begins an option such as <c>--verbose</c>, or is part of a rule or a table, is no dash.</summary>
    private static bool IsDash(StringSlice slice, string dash)
    {
        var (before, after) = (slice.PeekCharExtra(-1), slice.PeekChar(dash.Length));
        return slice.Match(dash) && before is not ('-' or '\0' or '\n' or '|' or ':' or '<') && after is not ('-' or '\0' or '\n' or '|' or ':' or '>')
            && (!char.IsWhiteSpace(before) || char.IsWhiteSpace(after));
    }
}
