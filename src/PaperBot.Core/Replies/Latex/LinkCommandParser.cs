using System.Net;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary><c>\url{…}</c> and <c>\href{…}{…}</c>.</summary>
internal sealed class LinkCommandParser : InlineParser
{
    public LinkCommandParser() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!LatexCommand.TryRead(processor, slice, out var command) || command.Name is not ("url" or "href" or "nolinkurl") || command.Close < 0)
        {
            return false;
        }

        var address = WebUtility.HtmlDecode(slice.Text[(command.End + 1)..command.Close].Trim().Replace("\\", ""));
        slice.Start = command.Close + 1;
        var words = "";
        if (command.Name == "href" && LatexGroups.Of(processor, slice).FindClose(slice.Start) is > 0 and var close)
        {
            words = LatexMath.Render(slice.Text[(slice.Start + 1)..close]);
            slice.Start = close + 1;
        }

        var isAddress = address.StartsWith("http", StringComparison.Ordinal) && Uri.IsWellFormedUriString(address, UriKind.Absolute);
        processor.Inline = isAddress
            ? new LinkInline(address, "") { IsClosed = true }.AppendChild(new LiteralInline(words == "" ? address : words))
            : new LiteralInline(words == "" ? address : $"{words} ({address})");
        return true;
    }
}
