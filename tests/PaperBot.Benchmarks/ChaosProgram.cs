using PaperBot.Fakes.Chaos;

namespace PaperBot.Benchmarks;

/// <summary>Kills the bot while a platform misbehaves, and says what is wrong in its channels.</summary>
internal static class ChaosProgram
{
    private const int MaxShown = 20;

    /// <summary>Runs, and writes a table. Returns the exit code: 1 if anything is wrong.</summary>
    public static async Task<int> RunAsync(IEnumerable<string> arguments)
    {
        var options = ChaosOptions.Parse(arguments);
        Console.Error.WriteLine($"seed={options.Seed}");
        var report = await ChaosRun.RunAsync(options, Console.Error.WriteLine);
        Console.WriteLine(ChaosReport.Header);
        Console.WriteLine(report);
        foreach (var (violation, where) in report.Violations.Take(MaxShown))
        {
            Console.WriteLine($"{violation}: {where}");
        }

        return report.IsRight ? 0 : 1;
    }
}
