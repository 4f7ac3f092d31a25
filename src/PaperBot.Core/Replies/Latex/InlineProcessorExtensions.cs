using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

internal static class InlineProcessorExtensions
{
    /// <summary>Shows plain text in place of the next characters of a slice. Always true, since the parser has then matched.</summary>
    public static bool Show(this InlineProcessor processor, string text, ref StringSlice slice, int length)
    {
        processor.Inline = new LiteralInline(text);
        slice.Start += length;
        return true;
    }

    /// <summary>Removes the blanks and ties at the end of what has been parsed.</summary>
    public static void TrimEnd(this InlineProcessor processor)
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
