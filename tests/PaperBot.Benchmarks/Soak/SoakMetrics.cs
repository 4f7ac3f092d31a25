using System.Globalization;

namespace PaperBot.Benchmarks.Soak;

/// <summary>What <c>/metrics</c> says.</summary>
internal sealed class SoakMetrics(string text)
{
    private static readonly HttpClient Http = new();

    /// <summary>Reads it.</summary>
    public static async Task<SoakMetrics> ReadAsync(Uri address) => new(await Http.GetStringAsync(new Uri(address, "metrics")));

    /// <summary>Finds what it says of this process that is not true.</summary>
    /// <param name="before">What it said before the look-ups.</param>
    /// <param name="lookUps">The look-ups since then.</param>
    /// <param name="posts">The messages that the process posted.</param>
    public IEnumerable<string> Compare(SoakMetrics before, (int Sent, int Answered) lookUps, int posts)
    {
        const string Commands = "paperbot_command_duration_seconds_count";
        var commands = Sum(Commands) - before.Sum(Commands);
        if (commands < lookUps.Answered || commands > lookUps.Sent)
        {
            yield return $"The metrics say {commands} commands; {lookUps.Sent} were sent, and {lookUps.Answered} answered.";
        }

        var sent = Sum("paperbot_delivery_lag_seconds_count");
        if (sent != posts)
        {
            yield return $"The metrics say that {sent} messages were posted; it were {posts}.";
        }
    }

    private double Sum(string name) => text.Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
}
