using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary><c>``quotes''</c> and <c>`quotes'</c> on one line; other backticks are Markdown's code.</summary>
internal sealed partial class QuoteParser : InlineParser
{
    public QuoteParser() => OpeningCharacters = ['`', '\''];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var open = processor.GetParserState<OpenQuotes>(this);
        if (open.Doubles > 0 && slice.Match("''"))
        {
            open.Doubles--;
            return processor.Show("”", ref slice, 2);
        }

        if (slice.CurrentChar == '\'')
        {
            return slice.Start == open.SingleEnd && processor.Show("’", ref slice, 1);
        }

        var length = slice.PeekCharExtra(-1) == '`' ? 0 : Quote().Match(slice.Text, slice.Start, slice.Length).Length;
        if (length > 0 && slice.Match("``"))
        {
            open.Doubles++;
            return processor.Show("“", ref slice, 2);
        }

        open.SingleEnd = length > 0 ? slice.Start + length - 1 : open.SingleEnd;
        return length > 0 && processor.Show("‘", ref slice, 1);
    }

    // What a backtick closes right after a word is code: `print('x')`. The searches for that backtick do not overlap.
    [GeneratedRegex(@"\G(?>``(?!`)(?:[^`\n]|`(?!`)){0,120}?''|(?>`(?!`)[^`\n]{0,120}?'(?!\w))(?!(?:[^`]*[^`\s])?`(?!`)))", RegexOptions.CultureInvariant)]
    private static partial Regex Quote();

    private sealed class OpenQuotes
    {
        public int Doubles { get; set; }

        public int SingleEnd { get; set; } = -1;
    }
}
