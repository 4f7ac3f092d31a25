using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using PaperBot.Benchmarks;
using PaperBot.Benchmarks.LookUps;
using PaperBot.Benchmarks.Soak;

if (args is ["judge", .. var paths])
{
    JudgedTable.Write(paths);
    return;
}

if (args is ["index", var count, .. var folder])
{
    await IndexBenchmark.RunAsync(int.Parse(count, CultureInfo.InvariantCulture), folder.FirstOrDefault());
    return;
}

if (args is ["serving", var served])
{
    await IndexBenchmark.MeasureServingAsync(served);
    return;
}

if (args is ["flood", var flooded])
{
    await FloodBenchmark.RunAsync(int.Parse(flooded, CultureInfo.InvariantCulture));
    return;
}

if (args is ["answers", var stored])
{
    await AnswerBenchmark.RunAsync(int.Parse(stored, CultureInfo.InvariantCulture));
    return;
}

if (args is ["chaos", .. var chaos])
{
    Environment.ExitCode = await ChaosProgram.RunAsync(chaos);
    return;
}

if (args is ["fuzz", var what, var times, var seed])
{
    var (runs, seeded) = (int.Parse(times, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture));
    Environment.ExitCode = what == "settings" ? await FuzzProgram.RunSettingsAsync(runs, seeded) : await FuzzProgram.RunRequestsAsync(runs, seeded);
    return;
}

if (args is ["soak", var minutes, var restartMinutes])
{
    Environment.ExitCode = await SoakProgram.RunAsync(int.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(restartMinutes, CultureInfo.InvariantCulture));
    return;
}

if (args is ["pace", var platform, var engine])
{
    Environment.ExitCode = await PaceProgram.RunAsync(platform, engine);
    return;
}

// In this process: BenchmarkDotNet cannot generate projects for this SDK, and the servers of the benchmarks run in it anyway.
var config = DefaultConfig.Instance.AddJob(Job.Default
    .WithToolchain(InProcessNoEmitToolchain.Instance)
    .WithWarmupCount(5)
    .WithIterationCount(15));
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args, config);
