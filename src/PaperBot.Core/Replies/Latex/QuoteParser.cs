using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary><c>``quotes''</c> and <c>`quotes'</c> on one line; other backticks are Markdown's code.</summary>
internal sealed class QuoteParser : InlineParser
{
    private const int MaxLength = 120;

    public QuoteParser() => OpeningCharacters = ['`', '\''];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var open = processor.GetParserState<OpenQuotes>(this);
        if (slice.CurrentChar == '`' && slice.PeekCharExtra(-1) != '`' && FindEnd(slice) is > 0 and var end)
        {
            var isDouble = slice.PeekChar() == '`';
            open.Doubles += isDouble ? 1 : 0;
            open.SingleEnd = isDouble ? open.SingleEnd : slice.Start + end;
            return Show(processor, ref slice, isDouble ? "“" : "‘", isDouble ? 2 : 1);
        }

        if (open.Doubles > 0 && slice.Match("''"))
        {
            open.Doubles--;
            return Show(processor, ref slice, "”", 2);
        }

        return slice.Start == open.SingleEnd && Show(processor, ref slice, "’", 1);
    }

    private static bool Show(InlineProcessor processor, ref StringSlice slice, string sign, int length)
    {
        processor.Inline = new LiteralInline(sign);
        slice.Start += length;
        return true;
    }

    /// <summary>Where the quote that begins a text ends; -1 if it is none, or more likely code.</summary>
    private static int FindEnd(StringSlice slice)
    {
        var text = slice.AsSpan();
        var length = Math.Max(0, text.IndexOfAnyExcept('`')); 
        if (length is not (1 or 2))
        {
            return -1;
        }

        var end = length;
        while (!IsEnd(text[end..], length))
        {
            end++;
            if (end >= text.Length || end >= length + MaxLength || text[end] == '\n')
            {
                return -1;
            }
        }

        var code = IndexOfRun(text[length..], length) + length;
        return code < length || (end < code && (length == 2 || char.IsWhiteSpace(text[code - 1]))) ? end : -1;
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int length) =>
        length == 2 ? text.StartsWith("''") : text[0] == '\'' && (text.Length == 1 || !char.IsLetterOrDigit(text[1]));

    /// <summary>The place of the first run of exactly so many backticks: what ends code. No two searches for one length meet, so that they are linear.</summary>
    private static int IndexOfRun(ReadOnlySpan<char> text, int length)
    {
        for (var at = 0; text[at..].IndexOf('`') is >= 0 and var next;)
        {
            at += next;
            var run = text[at..].IndexOfAnyExcept('`') is >= 0 and var other ? other : text.Length - at;
            if (run == length)
            {
                return at;
            }

            at += run;
        }

        return -1;
    }

    private sealed class OpenQuotes
    {
        public int Doubles { get; set; }

        public int SingleEnd { get; set; } = -1;
    }
}
