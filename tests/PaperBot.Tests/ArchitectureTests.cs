using System.Reflection;
using NetArchTest.Rules;
using PaperBot.Entries;

namespace PaperBot.Tests;

/// <summary>Which part may know which. Project references hold the order of the projects; this holds the rest.</summary>
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
        ("Commands", ["Filters", "Replies", "Search"]),
        ("Delivery", ["Filters", "Platforms", "Replies", "Search", "Storage"]),
        ("Importing", ["Delivery", "Search", "Sources", "Storage"]),
    ];

    private static readonly Assembly Documents = typeof(Entry).Assembly;
    private static readonly Assembly CoreAssembly = typeof(CoreServices).Assembly;

    public static TheoryData<string> Parts => [.. Core.Select(part => part.Part)];

    [Fact]
    public void Every_part_of_the_core_has_its_place() => CoreAssembly.GetTypes()
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

    [Theory]
    [InlineData("Microsoft.Data", "PaperBot.Storage.Sql")]
    [InlineData("SQLitePCL", "PaperBot.Storage.Sql")]
    [InlineData("Dapper", "PaperBot.Storage.Sql")]
    [InlineData("Microsoft.AspNetCore", "paperbot")]
    [InlineData("Spectre.Console", "paperbot")]
    [InlineData("System.CommandLine", "paperbot")]
    public void A_technology_is_known_to_its_own_project_alone(string technology, string project)
    {
        foreach (var assembly in All().Where(assembly => assembly.GetName().Name != project))
        {
            Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny(technology).ShouldHold();
        }
    }

    [Fact]
    public void Documents_are_read_without_files_network_or_clock() => Types.InAssembly(Documents)
        .ShouldNot().HaveDependencyOnAny("System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.Net.Http", "System.Net.Sockets", "System.TimeProvider")
        .ShouldHold();

    [Fact]
    public void Neither_the_core_nor_what_is_below_it_knows_a_platform() => Types.InAssembly(CoreAssembly)
        .ShouldNot().HaveDependencyOnAny("PaperBot.Discord", "PaperBot.Slack", "PaperBot.Storage.Sql").ShouldHold();

    /// <summary>PaperBot's own assemblies, without those of the tests.</summary>
    private static IEnumerable<Assembly> All() => Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Select(Path.GetFileNameWithoutExtension)
        .Where(name => name!.StartsWith("PaperBot", StringComparison.OrdinalIgnoreCase) && name is not ("PaperBot.Tests" or "PaperBot.Fakes"))
        .Select(name => Assembly.Load(name!));
}

file static class ArchitectureRules
{
    public static void ShouldHold(this ConditionList rule) => (rule.GetResult().FailingTypes ?? []).Select(type => type.FullName).ShouldBeEmpty();
}
