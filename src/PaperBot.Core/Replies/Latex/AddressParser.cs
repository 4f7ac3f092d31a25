using System.Net;
using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>An address in the text: it keeps its underscores and asterisks.</summary>
internal sealed class AddressParser : InlineParser
{
    public AddressParser() => OpeningCharacters = ['h'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!slice.Match("http://") && !slice.Match("https://"))
        {
            return false;
        }

        var start = slice.Start;
        var end = Math.Min(slice.End + 1, LatexGroups.Of(processor, slice).End);
        while (slice.Start < end && !char.IsWhiteSpace(slice.CurrentChar) && slice.CurrentChar is not ('<' or '>' or '"' or ')' or '[' or ']' or '`' or '\\'))
        {
            slice.SkipChar();
        }

        return processor.Show(WebUtility.HtmlDecode(slice.Text[start..slice.Start]), ref slice, 0);
    }
}
