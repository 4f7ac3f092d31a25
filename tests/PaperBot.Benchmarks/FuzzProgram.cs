using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PaperBot.Benchmarks.LookUps;
using PaperBot.Fakes.Fuzz;

namespace PaperBot.Benchmarks;

/// <summary>Random settings, command lines and HTTP requests: nothing ends in a stack trace or a fault of the server, and the memory does not grow.</summary>
internal static partial class FuzzProgram
{
    private const int MaxShown = 20;
    private const double MaxGrowth = 1.2;
    private const int HttpRounds = 10;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    /// <summary>Runs the program in this process with random settings and command lines. Returns the exit code: 1 if there was a stack trace.</summary>
    public static async Task<int> RunSettingsAsync(int count, int seed)
    {
        var program = Assembly.Load("paperbot").EntryPoint!;
        var (output, faults, codes) = (Console.Out, new List<string>(), new Dictionary<int, int>());
        var folder = Directory.CreateTempSubdirectory("paperbot-fuzz-").FullName;
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            var settings = RandomSettings.Create(seed, number);
            var work = Directory.CreateDirectory(Path.Combine(folder, $"{number}", "digests"));
            await File.WriteAllTextAsync(Path.Combine(work.FullName, "2024.txt"), "2024-05-07\nStudy of Experts\n(Ada Kim)\n좋은 논문.\n#moe\n");
            Directory.SetCurrentDirectory(work.Parent!.FullName);
            await File.WriteAllBytesAsync("appsettings.json", settings.File);
            using var written = new StringWriter();
            Console.SetOut(written);
            Console.SetError(written);
            var fault = await FindFaultAsync(program, settings, written, codes);
            Console.SetOut(output);
            if (fault is not null)
            {
                faults.Add($"seed {seed}, number {number}, {string.Join(' ', settings.Arguments)}: {fault}");
            }

            Directory.SetCurrentDirectory(folder);
            Directory.Delete(work.Parent.FullName, recursive: true);
            if ((number + 1) % 1_000 == 0)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number + 1} in {clock.Elapsed.TotalSeconds:0} s, exit codes {string.Join(", ", codes)}, {faults.Count} faults"));
            }
        }

        Directory.Delete(folder, recursive: true);
        return await ReportAsync(faults);
    }

    /// <summary>Sends random HTTP requests to every endpoint of the real program. Returns the exit code: 1 if there was a fault, or the memory grew.</summary>
    public static async Task<int> RunRequestsAsync(int count, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-fuzz-").FullName;
        await using var bot = ServingProcess.StartWithEndpoints(folder);
        await bot.FindsAsync("tag moe", "moe");
        var flood = new RequestFlood(bot.Address, seed);
        var clock = Stopwatch.StartNew();
        var memory = new List<double>();
        for (var round = 0; round < HttpRounds; round++)
        {
            await flood.SendAsync(round * (count / HttpRounds), count / HttpRounds);
            memory.Add(bot.ReadPrivateMegabytes());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(round + 1) * (count / HttpRounds)} in {clock.Elapsed.TotalSeconds:0} s, {memory[^1]:0} MB private, {flood.Faults.Count} faults, statuses {string.Join(", ", flood.Statuses.OrderBy(status => status.Key))}"));
        }

        // The first rounds fill the caches and the pools.
        var growth = memory[^1] / memory[1];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory: {growth:P0} of what it was after a fifth"));
        return await ReportAsync(flood.Faults) == 0 && growth <= MaxGrowth ? 0 : 1;
    }

    private static async Task<string?> FindFaultAsync(MethodInfo program, RandomSettings settings, StringWriter written, Dictionary<int, int> codes)
    {
        try
        {
            var run = Task.Run(() => program.Invoke(null, [settings.Arguments]));
            var code = (int)(await run.WaitAsync(MaxTime))!;
            codes[code] = codes.GetValueOrDefault(code) + 1;
            return code is < 0 or > 2 ? $"exit code {code}" : StackTrace().IsMatch(written.ToString()) ? written.ToString() : null;
        }
        catch (Exception exception) when (exception is TargetInvocationException or TimeoutException)
        {
            return exception.ToString();
        }
    }

    private static async Task<int> ReportAsync(IReadOnlyCollection<string> faults)
    {
        foreach (var fault in faults.Take(MaxShown))
        {
            await Console.Out.WriteLineAsync(fault);
        }

        Console.WriteLine($"{faults.Count} faults");
        return faults.Count == 0 ? 0 : 1;
    }

    [GeneratedRegex(@"^\s+at [\w.]+\S*\(|\w+Exception\b|PaperBot has a bug", RegexOptions.Multiline)]
    private static partial Regex StackTrace();
}
