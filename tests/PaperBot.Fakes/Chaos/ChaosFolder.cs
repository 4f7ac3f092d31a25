using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.Fakes.Chaos;

/// <summary>The working folder of a bot: its settings, its database and the digests that it reads.</summary>
internal sealed partial class ChaosFolder : IDisposable
{
    // More that wait for one subscription are posted as a summary.
    private const int EntriesOfSubscription = 20;

    private const int EntriesOfDay = 10;
    private static readonly DateOnly FirstDay = new(2024, 1, 1);

    private readonly ChaosOptions _options;

    /// <summary>Creates the folder with the settings.</summary>
    public ChaosFolder(ChaosOptions options, string platform, IReadOnlyList<string> channels)
    {
        _options = options;
        Path = Directory.CreateTempSubdirectory("paperbot-chaos-").FullName;
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "digests"));
        File.WriteAllText(System.IO.Path.Combine(Path, "appsettings.json"), JsonSerializer.Serialize(new
        {
            Storage = new { options.Engine, Path = "paperbot.db" },
            Sources = new[] { new { Kind = "Folder", Path = "digests", EveryMinutes = 0.005, SettleMinutes = 0, NewsDays = 36_500, BulkEntries = 100_000 } },
            Subscriptions = channels.SelectMany(channel => Enumerable.Range(0, Groups).Select(group =>
                new { Platform = platform, Channel = channel, Filter = $"group{group}", Schedule = "Each" })),
            Delivery = new
            {
                PatienceSeconds = options.Patience.TotalSeconds,
                LandingSeconds = options.Landing.TotalSeconds,
                LateCopySeconds = options.LateCopy.TotalSeconds,
            },
            Papers = new { Lookup = false },
            Web = new { Url = "http://127.0.0.1:0" },
        }));
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    private int Groups => ((_options.Entries - 1) / EntriesOfSubscription) + 1;

    /// <summary>The entries that a message shows, in their order.</summary>
    public static IReadOnlyList<int> EntriesOf(string message) =>
        [.. Name().Matches(message).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>Adds all entries to what the bot reads, at once.</summary>
    public void AddDigests()
    {
        foreach (var day in Enumerable.Range(0, _options.Entries).Chunk(EntriesOfDay))
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"{FirstDay.AddDays(day[0] / EntriesOfDay):O}\n");
            foreach (var entry in day)
            {
                text.Append(CultureInfo.InvariantCulture, $"Study number E{entry:D5}E of chaos\n(Ada Kim{entry}, Ben Park{entry})\n이 논문의 {entry}번째 해설입니다.\n#group{entry % Groups}\n");
            }

            // A file that is being written must not be read.
            var written = System.IO.Path.Combine(Path, $"{day[0]:D5}.txt");
            File.WriteAllText(written, text.ToString());
            File.Move(written, System.IO.Path.Combine(Path, "digests", $"{day[0]:D5}.txt"));
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    [GeneratedRegex("Study number E([0-9]{5})E")]
    private static partial Regex Name();
}
