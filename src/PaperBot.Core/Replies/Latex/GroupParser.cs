using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>Groups that begin with a style (<c>{\em …}</c>), and the braces that close groups.</summary>
internal sealed class GroupParser : InlineParser
{
    public GroupParser() => OpeningCharacters = ['{', '}'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var groups = LatexGroups.Of(processor, slice);
        if (slice.CurrentChar == '}')
        {
            return groups.TryClose(processor, ref slice);
        }

        var name = slice.PeekChar() == '\\' ? LatexCommand.NameAt(slice.AsSpan()[2..]) : "";
        var start = 2 + name.Length;
        return LatexSymbols.FindStyle(name) is { } style && groups.FindClose(slice.Start) is > 0 and var close
            && groups.TryOpen(processor, new(style, close), ref slice, slice.PeekChar(start) == ' ' ? start + 1 : start);
    }
}
