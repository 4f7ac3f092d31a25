using System.Globalization;

namespace PaperBot.Tests;

/// <summary>Whether and for how long tests run that take long, or can run for as long as one likes.</summary>
internal static class LongRuns
{
    /// <summary>The argument that leaves out the tests that take long.</summary>
    public const string LeftOut = "Takes=Long";

    /// <summary>How often the bot is killed while a platform misbehaves: PAPERBOT_KILLS.</summary>
    public static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("PAPERBOT_KILLS") ?? "10", CultureInfo.InvariantCulture);

    /// <summary>How often the connection to a platform ends, in one way after the other: PAPERBOT_DROPS.</summary>
    public static int Drops { get; } = int.Parse(Environment.GetEnvironmentVariable("PAPERBOT_DROPS") ?? "22", CultureInfo.InvariantCulture);

    /// <summary>How many random settings files are tried, each with a command line: PAPERBOT_SETTINGS_FILES.</summary>
    public static int SettingsFiles { get; } = int.Parse(Environment.GetEnvironmentVariable("PAPERBOT_SETTINGS_FILES") ?? "20", CultureInfo.InvariantCulture);

    /// <summary>How many random HTTP requests are sent: PAPERBOT_REQUESTS.</summary>
    public static int Requests { get; } = int.Parse(Environment.GetEnvironmentVariable("PAPERBOT_REQUESTS") ?? "2000", CultureInfo.InvariantCulture);
}
