using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PaperBot.Tests.Regexes;

/// <summary>No text that somebody writes can keep a regular expression busy.</summary>
public sealed class RegexTests
{
    private const int Length = 100_000;
    private const int Seeds = 2;

    public static TheoryData<string> Names => [.. All.Keys];

    private static SortedDictionary<string, Regex> All { get; } = new(OwnAssemblies.All()
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0)
            .Select(method => (Name: $"{type.FullName}.{method.Name.Replace("get_", "", StringComparison.Ordinal)}", Method: method)))
        .ToDictionary(found => found.Name, found => (Regex)found.Method.Invoke(null, null)!));

    // The program's own, before any expression of the tests.
    [ModuleInitializer]
    internal static void SetTimeout() => RuntimeHelpers.RunModuleConstructor(typeof(RegexTimeout).Module.ModuleHandle);

    [Fact]
    public void Every_expression_has_a_time_out()
    {
        All.Count.ShouldBeGreaterThan(100);
        All.Where(regex => regex.Value.MatchTimeout != Limits.RegexTime).Select(regex => regex.Key).ShouldBeEmpty();
        new Regex("of a library").MatchTimeout.ShouldBe(Limits.RegexTime);
    }

    [Long]
    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_keeps_an_expression_busy(string name)
    {
        foreach (var text in PumpedText.Of(All[name], Length, Seeds))
        {
            Should.NotThrow(() => All[name].Count(text), $"{text[..Math.Min(60, text.Length)]}…");
        }
    }

    [Fact]
    public void An_expression_stands_in_an_attribute_where_these_tests_find_it() => SourceTree.Files("src")
        .SelectMany(file => File.ReadLines(file).Where(line => line.Contains("new Regex(", StringComparison.Ordinal) || IsStaticCall(line)).Select(line => $"{file}: {line.Trim()}"))
        .ShouldBeEmpty();

    [Fact]
    public void A_document_with_a_line_that_takes_too_long_is_rejected_with_that_line()
    {
        var result = DocumentReader.Read("2024-05-07.txt", "2024년 5월 7일\nslow line\n"u8.ToArray(),
            1, [_ => throw new RegexMatchTimeoutException("slow line", "", Limits.RegexTime)]);
        result.Entries.ShouldBeEmpty();
        result.Problems.ShouldBe([new("2024-05-07.txt", 2, ProblemSeverity.Error,
            "What is written here takes over 2 seconds to read. Shorten it, or delete characters that are repeated.")]);
    }

    private static bool IsStaticCall(string line) => new[] { "Count", "EnumerateMatches", "EnumerateSplits", "IsMatch", "Match", "Matches", "Replace", "Split" }
        .Any(method => line.Contains($" Regex.{method}(", StringComparison.Ordinal) || line.Contains($"(Regex.{method}(", StringComparison.Ordinal));
}
