using System.Globalization;

namespace PaperBot.Tests.Parsing;

/// <summary>Measures work by the processor time of its thread, which does not depend on the load of the machine.</summary>
internal static class ProcessorTime
{
    private const int TicksPerSecond = 100; // Of Linux, in /proc.

    /// <summary>The processor time of an action that stays on its thread. The test is skipped on systems other than Linux.</summary>
    public static TimeSpan Of(Action action)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: this test measures the processor time of a thread, as Linux reports it.");
        var before = Used();
        action();
        return Used() - before;
    }

    // The fields utime and stime of proc_pid_stat(5), counted from the state, which comes after the name in brackets.
    private static TimeSpan Used()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds(fields[11..13].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / (double)TicksPerSecond);
    }
}
