using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Commands;

/// <summary>A command line, divided: <c>/paper tag moe page:2</c>, with or without <c>/paper</c>.</summary>
/// <param name="Name">The first word; empty for nothing at all.</param>
/// <param name="Argument">What follows; may be empty.</param>
/// <param name="Page">The page, from 1.</param>
internal sealed partial record CommandLine(string Name, string Argument, int Page)
{
    /// <summary>Everything but the page, for a line whose first word is no command.</summary>
    public string Whole => $"{Name} {Argument}".TrimEnd();

    /// <summary>Divides a line, which must be one line.</summary>
    public static CommandLine Parse(string line)
    {
        var parts = Form.Match(line);
        return new(
            FoldedText.Normalize(parts.Groups["name"].Value),
            parts.Groups["argument"].Value.Trim(),
            int.TryParse(parts.Groups["page"].ValueSpan, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1);
    }

    [GeneratedRegex(@"^(?:/?paper(?:\s+|$))?(?<name>\S*)(?<argument>.*?)(?:\s+page:(?<page>[0-9]{1,9}))?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Form { get; }
}
