using System.Reflection;

namespace PaperBot.Tests;

public sealed class LongRunsTests
{
    /// <summary>Stands, where they are left out, for all tests that are not listed as skipped one by one.</summary>
    [Fact]
    public void All_tests_run()
    {
        var tests = typeof(LongRunsTests).Assembly.GetTypes().Where(type => !type.IsAbstract)
            .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute))).Select(method => type.IsDefined(typeof(LongAttribute)) || method.IsDefined(typeof(LongAttribute))))
            .ToList();
        var left = tests.Count(isLong => isLong);

        left.ShouldBeInRange(1, tests.Count / 2);
        Assert.SkipWhen(
            Environment.GetCommandLineArgs().Contains(LongRuns.LeftOut),
            $"SKIPPED: {left} of {tests.Count} tests were left out, since they take long: most of those that start the program or a browser, or try very much. To run all: PAPERBOT_ALL_TESTS=1 dotnet test");
    }
}
