using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary><c>--</c> and <c>---</c> between words or numbers; not before an option such as <c>--verbose</c>, nor in a rule or a table.</summary>
internal sealed class DashParser : InlineParser
{
    public DashParser() => OpeningCharacters = ['-'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var length = slice.Match("---") ? 3 : 2;
        var (before, after) = (slice.PeekCharExtra(-1), slice.PeekChar(length));
        if (!slice.Match("--") || before is '-' or '\0' or '\n' or '|' or ':' or '<' || after is '-' or '\0' or '\n' or '|' or ':' or '>'
            || (char.IsWhiteSpace(before) && !char.IsWhiteSpace(after)))
        {
            return false;
        }

        processor.Inline = new LiteralInline(length == 2 ? "–" : "—");
        slice.Start += length;
        return true;
    }
}
