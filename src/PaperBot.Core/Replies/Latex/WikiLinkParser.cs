using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>A link to another note, <c>[[240507 A note|words]]</c>, as <see cref="NoteLink.LabelOf"/> shows it.</summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int MaxLength = 300;

    public WikiLinkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var start = slice.CurrentChar == '!' ? 3 : 2;
        var text = slice.AsSpan()[..Math.Min(slice.Length, MaxLength)];
        return slice.Match(start == 3 ? "![[" : "[[") && text.IndexOf("]]") is > 0 and var end
            && !text[start..end].IsWhiteSpace() && !text[start..end].ContainsAny('[', '\n')
            && processor.Show(NoteLink.LabelOf(text[start..end].ToString()), ref slice, end + 2);
    }
}
