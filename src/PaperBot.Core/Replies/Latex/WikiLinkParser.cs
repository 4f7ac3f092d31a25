using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;
using PaperBot.Entries;

namespace PaperBot.Replies.Latex;

/// <summary>A link to another note, <c>[[240507 A note|words]]</c>, as <see cref="NoteLink.LabelOf"/> shows it.</summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int MaxLength = 300;

    public WikiLinkParser() => OpeningCharacters = ['[', '!'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var start = slice.CurrentChar == '!' ? 3 : 2;
        var text = slice.AsSpan()[..Math.Min(slice.Length, MaxLength)];
        if (!slice.Match(start == 3 ? "![[" : "[[") || text.IndexOf("]]") is not (> 0 and var end)
            || text[start..end].Trim().IsEmpty || text[start..end].ContainsAny('[', '\n'))
        {
            return false;
        }

        processor.Inline = new LiteralInline(NoteLink.LabelOf(text[start..end].ToString()));
        slice.Start += end + 2;
        return true;
    }
}
