using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>
/// <c>\cite</c>, <c>\citet</c>, <c>\ref</c> and the like name things that only the paper has: they are left out, with the blanks before them
/// and with brackets that hold nothing else.
/// </summary>
internal sealed class CitationParser : InlineParser
{
    private const int MaxOption = 300;

    public CitationParser() => OpeningCharacters = ['\\', '(', '['];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == '\\' ? !TrySkip(processor, ref slice) : !TrySkipBrackets(processor, ref slice))
        {
            return false;
        }

        TrimEnd(processor);
        return true;
    }

    private static bool TrySkipBrackets(InlineProcessor processor, ref StringSlice slice)
    {
        var close = slice.CurrentChar == '(' ? ')' : ']';
        var isCitation = false;
        slice.SkipChar();
        while (slice.CurrentChar != close)
        {
            if (slice.CurrentChar is ' ' or '~' or ',' or ';')
            {
                slice.SkipChar();
            }
            else if (slice.CurrentChar == '\\' && TrySkip(processor, ref slice))
            {
                isCitation = true;
            }
            else
            {
                return false;
            }
        }

        slice.SkipChar();
        return isCitation;
    }

    private static bool TrySkip(InlineProcessor processor, ref StringSlice slice)
    {
        if (!LatexCommand.TryRead(processor, slice, out var command) || !IsCitation(command.Name))
        {
            return false;
        }

        slice.Start = command.End;
        while (slice.CurrentChar == '[' && slice.AsSpan()[..Math.Min(slice.Length, MaxOption)].IndexOf(']') is > 0 and var bracket)
        {
            slice.Start += bracket + 1;
        }

        slice.Start += slice.CurrentChar == '*' ? 1 : 0;
        var close = LatexGroups.Of(processor, slice).FindClose(slice.Start);
        slice.Start = close + 1;
        return close > 0;
    }

    private static bool IsCitation(string name) => name.Contains("cite", StringComparison.OrdinalIgnoreCase)
        || (name.EndsWith("ref", StringComparison.Ordinal) && name != "href") || name == "label";

    private static void TrimEnd(InlineProcessor processor)
    {
        while (processor.Inline is LiteralInline literal)
        {
            literal.Content.End -= literal.Content.Length - literal.Content.AsSpan().TrimEnd(" ~").Length;
            if (!literal.Content.IsEmpty)
            {
                return;
            }

            processor.Inline = literal.PreviousSibling ?? (literal.Parent == processor.Root ? null : literal.Parent);
            literal.Remove();
        }
    }
}
