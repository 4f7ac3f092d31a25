using System.Text.RegularExpressions;

namespace PaperBot.Citations;

/// <summary>Writes authors as names of a bibliography. Braces protect names of organisations, and names that would be split at a comma or at "and".</summary>
internal static partial class BibtexNames
{
    public static string Write(string author)
    {
        var name = DisplayText.CleanLine(author);
        return name == "" || IsPerson(name) ? name : $"{{{BibtexText.Escape(name)}}}";
    }

    // A name in which all words are lower case would be parsed as a prefix only.
    private static bool IsPerson(string name) =>
        (Person.IsMatch(name) || FamilyNameFirst.IsMatch(name)) && !Special.IsMatch(name) && (!name.Contains(' ', StringComparison.Ordinal) || !name.Split(' ').All(word => char.IsLower(word[0])));

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}.'’‐ -]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Person { get; }

    // Lee, Ann B. Not Acme, Inc. or Bob Ray, Jr.
    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}'’‐ -]*,\s+(?!((Jr|Sr|I{2,3}|IV|Inc|Ltd|LLC|Corp|Co|GmbH|Ph\.?D|M\.?D)\b\.?)$)\p{L}[\p{L}\p{M}.'’‐ -]*$", RegexOptions.CultureInvariant)]
    private static partial Regex FamilyNameFirst { get; }

    [GeneratedRegex(@"\b(and|others|Team|Labs?|Laborator(y|ies)|Research|Universit\p{L}*|Institut\p{L}*|Academy|College|Cent(er|re)|Department|Group|Company"
        + @"|Collaboration|Consortium|Project|Foundation|Google|Microsoft|Meta|AI)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Special { get; }
}
