using System.Text.RegularExpressions;

namespace PaperBot.Tests;

/// <summary>What people read first leads where it says.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] Files =
    [
        "README.md",
        ".github/CONTRIBUTING.md",
        .. Directory.EnumerateFiles(SharedData.RepositoryRoot, "README.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SharedData.RepositoryRoot, file))
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Each_link_to_a_file_of_the_project_leads_to_one_and_to_a_heading_of_it()
    {
        var broken = from file in Files
                     from Match link in Link.Matches(File.ReadAllText(Full(file)))
                     let target = link.Groups["target"].Value
                     where !target.Contains("://", StringComparison.Ordinal)
                     let path = target.Split('#') is ["", ..] ? file : Path.Combine(Path.GetDirectoryName(file)!, target.Split('#')[0])
                     where !(File.Exists(Full(path)) || Directory.Exists(Full(path))) || !(target.Split('#') is not [_, var heading] || Headings(path).Contains(heading))
                     select $"{file}: {target}";

        broken.ShouldBeEmpty();
    }

    private static string Full(string file) => Path.Combine(SharedData.RepositoryRoot, file);

    /// <summary>The anchors that GitHub makes of headings: lower case, without punctuation, with a hyphen for each blank.</summary>
    private static IEnumerable<string> Headings(string file) =>
        from Match heading in Heading.Matches(Code.Replace(File.ReadAllText(Full(file)), ""))
        select Punctuation.Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\((?<target>[^)\s]+)\)", RegexOptions.None, 2000)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"^#{1,6} (?<text>.+?)\s*$", RegexOptions.Multiline, 2000)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline, 2000)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 2000)]
    private static partial Regex Punctuation { get; }
}
