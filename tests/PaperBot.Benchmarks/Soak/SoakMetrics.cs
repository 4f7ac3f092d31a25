using System.Globalization;

namespace PaperBot.Benchmarks.Soak;

/// <summary>What <c>/metrics</c> says.</summary>
internal sealed class SoakMetrics(string text)
{
    private static readonly HttpClient Http = new();

    /// <summary>Reads it.</summary>
    public static async Task<SoakMetrics> ReadAsync(Uri address) => new(await Http.GetStringAsync(new Uri(address, "metrics")));

    /// <summary>Finds what it says of this process that is not true.</summary>
    public IEnumerable<string> Compare((int Sent, int Answered) lookUps, int posts)
    {
        var commands = Sum("paperbot_command_duration_seconds_count");
        if (commands < lookUps.Answered || commands > lookUps.Sent + 1)
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
