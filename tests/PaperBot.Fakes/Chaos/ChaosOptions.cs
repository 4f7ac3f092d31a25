using System.Globalization;
using System.Reflection;

namespace PaperBot.Fakes.Chaos;

/// <summary>What a run does. The same values give the same faults, and the same moments to kill, as far as processes allow.</summary>
public sealed record ChaosOptions
{
    // More that wait for one subscription are posted as a summary.
    private const int EntriesOfSubscription = 20;

    /// <summary>The platform, <c>Discord</c> or <c>Slack</c>.</summary>
    public string Platform { get; init; } = "Slack";

    /// <summary>The store engine.</summary>
    public string Engine { get; init; } = "LiteDb";

    /// <summary>How often the bot is killed.</summary>
    public int Kills { get; init; } = 1_000;

    /// <summary>How many channels there are.</summary>
    public int Channels { get; init; } = 50;

    /// <summary>How many deliveries wait: each entry in each channel.</summary>
    public int Deliveries { get; init; } = 5_000;

    /// <summary>The share of calls that meet a fault.</summary>
    public double Faults { get; init; }

    /// <summary>The share of posts that land so late that no look can wait for them.</summary>
    public double Late { get; init; }

    /// <summary>By how much patience, landing and the delays of the faults are scaled.</summary>
    public double Scale { get; init; } = 0.03;

    /// <summary>The seed of everything that happens at random.</summary>
    public int Seed { get; init; } = Random.Shared.Next(1_000_000);

    /// <summary>How many entries there are.</summary>
    public int Entries => Deliveries / Channels;

    /// <summary>How many subscriptions a channel has.</summary>
    public int Groups => ((Entries - 1) / EntriesOfSubscription) + 1;

    /// <summary>How long the bot waits for a response.</summary>
    public TimeSpan Patience => Scaled(30);

    /// <summary>How long a request can still be on its way after that.</summary>
    public TimeSpan Landing => Scaled(30);

    /// <summary>When the bot looks for copies that landed even later.</summary>
    public TimeSpan LateCopy => Scaled(300);

    /// <summary>The longest delay of a response.</summary>
    public TimeSpan MaxDelay => Scaled(25);

    /// <summary>Reads arguments such as <c>kills=100</c>.</summary>
    /// <exception cref="ArgumentException">An argument is none of the properties, or has a value that cannot be read.</exception>
    public static ChaosOptions Parse(IEnumerable<string> arguments)
    {
        var options = new ChaosOptions();
        foreach (var argument in arguments)
        {
            var property = typeof(ChaosOptions).GetProperty(argument.Split('=')[0], BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public);
            if (property?.SetMethod is null || argument.Split('=') is not [_, var value])
            {
                throw new ArgumentException($"{argument} is not a setting of the run.", nameof(arguments));
            }

            property.SetValue(options, Convert.ChangeType(value, property.PropertyType, CultureInfo.InvariantCulture));
        }

        return options;
    }

    /// <summary>The section <c>Subscriptions</c>: each channel gets each entry by itself.</summary>
    public IEnumerable<object> CreateSubscriptions(string platform, IEnumerable<string> channels) =>
        channels.SelectMany(channel => Enumerable.Range(0, Groups).Select(group => new { Platform = platform, Channel = channel, Filter = $"group{group}", Schedule = "Each" }));

    /// <summary>The section <c>Delivery</c>.</summary>
    public object CreateDelivery() => new { PatienceSeconds = Patience.TotalSeconds, LandingSeconds = Landing.TotalSeconds, LateCopySeconds = LateCopy.TotalSeconds };

    private TimeSpan Scaled(double seconds) => TimeSpan.FromSeconds(seconds * Scale);
}
