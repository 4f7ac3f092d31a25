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
            if (groups.End != slice.Start)
            {
                return false;
            }

            groups.Close(processor);
            slice.SkipChar();
            return true;
        }

        var name = slice.PeekChar() == '\\' ? LatexCommand.NameAt(slice.AsSpan()[2..]) : "";
        if (LatexStyles.Find(name) is not { } look || groups.FindClose(slice.Start) is not (> 0 and var close) || !groups.TryOpen(processor, new(look, close)))
        {
            return false;
        }

        slice.Start += 2 + name.Length;
        slice.Start += slice.CurrentChar == ' ' ? 1 : 0;
        return true;
    }
}
