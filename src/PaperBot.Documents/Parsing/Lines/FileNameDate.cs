using System.Text.RegularExpressions;

namespace PaperBot.Parsing.Lines;

/// <summary>Finds the date in a document's name: <c>2024-05-07.txt</c>, <c>20240507.txt</c>, <c>240507 Title.txt</c>.</summary>
internal static partial class FileNameDate
{
    /// <summary>The date in the last part of a path, or null.</summary>
    public static DateOnly? Find(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        foreach (Match match in Digits.Matches(name))
        {
            var year = match.Groups["year"].Value;
            var text = $"{(year.Length == 2 ? "20" + year : year)}-{match.Groups["month"].Value}-{match.Groups["day"].Value}";
            if (WrittenDate.TryParse(text, out var date))
            {
                return date;
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?<year>(19|20)[0-9]{2}|[0-9]{2})(?<gap>[-._ ]?)(?<month>[0-9]{2})\k<gap>"
        + @"(?<day>[0-9]{2})(?![\p{L}\p{N}])"
        + @"|(?<year>[0-9]{4})\s*년\s*(?<month>[0-9]{1,2})\s*월\s*(?<day>[0-9]{1,2})\s*일", RegexOptions.CultureInvariant)]
    private static partial Regex Digits { get; }
}
