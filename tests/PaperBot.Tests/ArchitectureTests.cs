using System.Reflection;
using NetArchTest.Rules;

namespace PaperBot.Tests;

/// <summary>
/// Which part may use which. Project references enforce the order of the projects, and BannedSymbols.txt keeps PaperBot.Documents pure; these tests
/// enforce the rest.
/// </summary>
public sealed class ArchitectureTests
{
    // Each namespace of the core and the namespaces that it may use. No namespace comes before one that it uses, so there is no circle.
    private static readonly (string Part, string[] MayUse)[] Core =
    [
        ("Filters", []),
        ("Replies", ["Filters"]),
        ("Platforms", ["Replies"]),
        ("Sources", []),
        ("Storage", ["Platforms", "Replies"]),
        ("Search", ["Filters", "Storage"]),
        ("Citations", ["Replies"]),
        ("Delivery", ["Filters", "Platforms", "Replies", "Search", "Storage"]),
        ("Commands", ["Citations", "Delivery", "Filters", "Platforms", "Replies", "Search", "Storage"]),
        ("Importing", ["Delivery", "Search", "Sources", "Storage"]),
        ("Papers", ["Delivery", "Filters", "Search", "Sources", "Storage"]),
    ];

    private static readonly Assembly CoreAssembly = typeof(CoreServices).Assembly;

    public static TheoryData<string> Parts => [.. Core.Select(part => part.Part)];

    [Fact]
    public void Every_part_of_the_core_is_listed() => CoreAssembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("PaperBot.", StringComparison.Ordinal) == true)
        .Select(type => type.Namespace!.Split('.')[1])
        .Distinct()
        .ShouldBe(Core.Select(part => part.Part), ignoreOrder: true);

    [Fact]
    public void No_part_of_the_core_uses_one_that_comes_later() =>
        Core.SelectMany((part, at) => part.MayUse.Except(Core.Take(at).Select(earlier => earlier.Part))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_of_the_core_uses_only_what_it_may(string part)
    {
        var others = Core.Select(other => other.Part).Except([part, .. Core.Single(own => own.Part == part).MayUse]);
        Types.InAssembly(CoreAssembly).That().ResideInNamespace($"PaperBot.{part}")
            .ShouldNot().HaveDependencyOnAny([.. others.Select(other => $"PaperBot.{other}")]).ShouldHold();
    }

    [Fact]
    public void An_assembly_uses_only_those_below_it() => OwnAssemblies.All()
        .SelectMany(assembly => assembly.GetReferencedAssemblies().Select(other => other.Name!).Where(OwnAssemblies.Contains)
            .Where(other => !MayUse(assembly.GetName().Name!, other))
            .Select(other => $"{assembly.GetName().Name} uses {other}"))
        .ShouldBeEmpty();

    [Theory]
    [InlineData("LiteDB", "PaperBot.Storage.LiteDb")]
    [InlineData("NSec", "PaperBot.Discord")]
    [InlineData("Microsoft.Data", "PaperBot.Storage.Sql")]
    [InlineData("SQLitePCL", "PaperBot.Storage.Sql")]
    [InlineData("System.Data", "PaperBot.Storage.Sql")]
    [InlineData("Dapper", "PaperBot.Storage.Sql")]
    [InlineData("Lucene.Net", "PaperBot.Search")]
    [InlineData("Microsoft.AspNetCore", "paperbot")]
    [InlineData("ModelContextProtocol", "paperbot")]
    [InlineData("OpenTelemetry", "paperbot")]
    [InlineData("Spectre.Console", "paperbot")]
    [InlineData("System.CommandLine", "paperbot")]
    public void A_technology_is_known_to_its_own_project_alone(string technology, string project)
    {
        foreach (var assembly in OwnAssemblies.All().Where(assembly => assembly.GetName().Name != project))
        {
            Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny(technology).ShouldHold();
        }
    }

    [Theory]
    [InlineData("PaperBot.Discord")]
    [InlineData("PaperBot.Slack")]
    public void A_client_knows_nothing_of_PaperBot(string project)
    {
        var client = Types.InAssembly(Assembly.Load(project)).That().ResideInNamespace($"{project}.Client");
        client.GetTypes().ShouldNotBeEmpty();
        var own = CoreAssembly.GetTypes().Concat(typeof(Entry).Assembly.GetTypes()).Select(type => type.Namespace)
            .Where(name => name?.StartsWith("PaperBot.", StringComparison.Ordinal) == true)
            .Distinct();
        client.ShouldNot().HaveDependencyOnAny([.. own, $"{project}.Bot"]).ShouldHold();
    }

    [Theory]
    [InlineData("PaperBot.Core")]
    [InlineData("PaperBot.Documents")]
    public void Neither_the_core_nor_what_is_below_it_names_a_platform(string project) => SourceTree.Files($"src/{project}")
        .SelectMany(file => File.ReadLines(file).Where(NamesPlatform).Select(line => $"{file}: {line.Trim()}"))
        .ShouldBeEmpty();

    [Fact]
    public void Every_project_has_its_packages_locked() => new[] { "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.RepositoryRoot, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(project => !project.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(project => !File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")))
        .ShouldBeEmpty();

    [Fact]
    public void No_source_file_is_over_250_lines() => SourceTree.Files("src").Concat(SourceTree.Files("tests"))
        .Where(file => File.ReadLines(file).Count() > 250)
        .ShouldBeEmpty();

    private static bool MayUse(string assembly, string other) => assembly switch
    {
        "PaperBot.Documents" or "PaperBot.Transport" => false,
        "PaperBot.Core" => other is "PaperBot.Documents" or "PaperBot.Transport",
        "paperbot" => true,
        _ => other is "PaperBot.Documents" or "PaperBot.Transport" or "PaperBot.Core",
    };

    private static bool NamesPlatform(string line) => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)
        && (line.Contains("Discord", StringComparison.OrdinalIgnoreCase) || line.Contains("Slack", StringComparison.OrdinalIgnoreCase));
}

file static class ArchitectureRules
{
    public static void ShouldHold(this ConditionList rule) => (rule.GetResult().FailingTypes ?? []).Select(type => type.FullName).ShouldBeEmpty();
}
