using System.Text.RegularExpressions;
using PaperBot.Entries;

namespace PaperBot.Tests;

/// <summary>Holds the house to its arrows: which part may know which.</summary>
public sealed partial class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Entries"] = [],
        ["Filters"] = ["Entries"],
        ["Parsing"] = ["Entries"],
        ["Sources"] = ["Entries", "Parsing"],
        ["Platforms"] = ["Entries", "Replies"],
        ["Replies"] = ["Entries", "Filters"],
        ["Storage"] = ["Entries", "Platforms", "Replies"],
        ["Index"] = ["Entries", "Filters", "Storage"],
        ["Commands"] = ["Entries", "Filters", "Index", "Replies"],
        ["Delivery"] = ["Entries", "Filters", "Index", "Platforms", "Replies", "Storage"],
        ["Importing"] = ["Delivery", "Entries", "Index", "Parsing", "Sources", "Storage"],
    };

    public static TheoryData<string> Parts => new(Allowed.Keys);

    [Fact]
    public void Every_part_of_the_core_is_known_here() =>
        Directory.GetDirectories(Core).Select(Path.GetFileName).Except(["bin", "obj"]).ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_knows_only_what_it_may(string part)
    {
        foreach (var file in Sources(Path.Combine(Core, part)))
        {
            Known(file, part).Except(Allowed[part]).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void There_is_no_circle()
    {
        var left = Allowed.ToDictionary(part => part.Key, part => part.Value.ToHashSet());
        while (left.Where(part => part.Value.Count == 0).Select(part => part.Key).FirstOrDefault() is { } ground)
        {
            left.Remove(ground);
            foreach (var known in left.Values)
            {
                known.Remove(ground);
            }
        }

        left.Keys.ShouldBeEmpty("these know each other");
    }

    [Theory]
    [InlineData("PaperBot.Core", "")]
    [InlineData("PaperBot.Discord", "PaperBot.Core")]
    [InlineData("PaperBot.Slack", "PaperBot.Core")]
    [InlineData("paperbot", "PaperBot.Core PaperBot.Discord PaperBot.Slack")]
    public void An_assembly_knows_only_those_below_it(string assembly, string below)
    {
        var known = System.Reflection.Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
        known.Where(name => name.StartsWith("PaperBot", StringComparison.OrdinalIgnoreCase)).Except(below.Split(' ')).ShouldBeEmpty();
        if (assembly == "PaperBot.Core")
        {
            known.ShouldNotContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_core_names_no_platform()
    {
        foreach (var file in Sources(Core).Where(file => Path.GetFileName(file) != "PostOptionsValidation.cs"))
        {
            File.ReadLines(file)
                .Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && Platform().IsMatch(line))
                .ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void No_source_file_is_over_300_lines() => Sources(Path.Combine(Root, "src")).Concat(Sources(Path.Combine(Root, "tests")))
        .Where(file => File.ReadLines(file).Count() > 300).ShouldBeEmpty();

    /// <summary>The parts of the core that a file names, by a using or by a type behind the part's name.</summary>
    private static IEnumerable<string> Known(string file, string own)
    {
        var code = string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
        var types = typeof(Entry).Assembly.GetTypes().Select(type => $"{type.Namespace}.{type.Name}").ToHashSet();
        return Using().Matches(code).Concat(Qualified().Matches(code).Where(match => types.Contains($"PaperBot.{match.Value}")))
            .Select(match => match.Groups["part"].Value)
            .Where(part => part != own)
            .Distinct();
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Generated().IsMatch(Path.GetRelativePath(Root, file)));

    private static string Core => Path.Combine(Root, "src", "PaperBot.Core");

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "PaperBot.sln")))
            {
                folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run below the folder of PaperBot.sln.");
            }

            return folder.FullName;
        }
    }

    [GeneratedRegex(@"^using (static )?(\w+ = )?PaperBot\.(?<part>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\b(?<part>[A-Z][a-z]+)\.[A-Z]\w*")]
    private static partial Regex Qualified();

    [GeneratedRegex("Discord|Slack", RegexOptions.IgnoreCase)]
    private static partial Regex Platform();

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex Generated();
}
