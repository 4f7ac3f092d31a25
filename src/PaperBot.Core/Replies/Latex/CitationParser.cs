using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>
/// <c>\cite</c>, <c>\citet</c>, <c>\ref</c> and the like name things that only the paper has: they are left out, with the blanks before them
/// and with brackets that contain nothing else.
/// </summary>
internal sealed partial class CitationParser : InlineParser
{
    private const string One = @"(?>\\(?:[a-z]{0,20}cite[a-z]{0,20}|(?!href)[a-z]{0,20}ref|label)(?:\[[^\]]{0,300}\])*\*?\{(?:[^{}]|\{[^{}]{0,100}\}){0,1000}\})";

    public CitationParser() => OpeningCharacters = ['\\', '(', '['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var citation = Citation().Match(slice.Text, slice.Start, slice.Length);
        if (citation.Success)
        {
            processor.TrimEnd();
            slice.Start += citation.Length;
        }

        return citation.Success;
    }

    [GeneratedRegex(@$"\G(?:{One}|\((?:[ ~,;]*{One})+[ ~,;]*\)|\[(?:[ ~,;]*{One})+[ ~,;]*\])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Citation();
}
