using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace PaperBot.Replies.Latex;

/// <summary>
/// <c>\cite</c>, <c>\citet</c>, <c>\ref</c> and the like name things that only the paper has: they are left out, with the blanks before them
/// and with brackets that hold nothing else.
/// </summary>
internal sealed partial class CitationParser : InlineParser
{
    private const string One = @"(?>\\(?:[a-z]{0,20}cite[a-z]{0,20}|(?!href)[a-z]{0,20}ref|label)(?:\[[^\]]{0,300}\])*\*?\{[^{}]{0,1000}\})";

    public CitationParser() => OpeningCharacters = ['\\', '(', '['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var citation = Citation().Match(slice.Text, slice.Start, slice.Length);
        if (citation.Success)
        {
            TrimEnd(processor);
            slice.Start += citation.Length;
        }

        return citation.Success;
    }

    private static void TrimEnd(InlineProcessor processor)
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

    [GeneratedRegex(@$"\G(?:{One}|\((?:[ ~,;]*{One})+[ ~,;]*\)|\[(?:[ ~,;]*{One})+[ ~,;]*\])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Citation();
}
