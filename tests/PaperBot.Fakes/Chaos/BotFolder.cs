using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.Fakes.Chaos;

/// <summary>The working folder of a bot: its settings, its database and the digests that it reads.</summary>
public sealed partial class BotFolder : IDisposable
{
    private const int EntriesOfDay = 10;
    private static readonly DateOnly FirstDay = new(2024, 1, 1);

    /// <summary>Creates the folder with the settings.</summary>
    /// <param name="engine">The store engine.</param>
    /// <param name="settleMinutes">How long a document must not have changed before its entries are posted.</param>
    /// <param name="subscriptions">The section <c>Subscriptions</c>.</param>
    /// <param name="delivery">The section <c>Delivery</c>.</param>
    public BotFolder(string engine, double settleMinutes, IEnumerable<object> subscriptions, object delivery)
    {
        Path = Directory.CreateTempSubdirectory("paperbot-").FullName;
        Directory.CreateDirectory(InFolder("digests"));
        File.WriteAllText(InFolder("appsettings.json"), JsonSerializer.Serialize(new
        {
            Storage = new { Engine = engine, Path = "paperbot.db" },
            Sources = new[] { new { Kind = "Folder", Path = "digests", EveryMinutes = 0.002, SettleMinutes = settleMinutes, NewsDays = 36_500, BulkEntries = 100_000 } },
            Subscriptions = subscriptions,
            Delivery = delivery,
            Papers = new { Lookup = false },
            Web = new { Url = "http://127.0.0.1:0" },
        }));
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The entries that a message shows, in their order.</summary>
    public static IReadOnlyList<int> EntriesOf(string message) =>
        [.. Name().Matches(message).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>Adds digests of consecutive days to what the bot reads.</summary>
    /// <param name="first">The number of the first entry.</param>
    /// <param name="count">How many entries.</param>
    /// <param name="groups">How many tags there are, <c>#group0</c> and so on, of which each entry has one.</param>
    public void AddEntries(int first, int count, int groups)
    {
        foreach (var day in Enumerable.Range(first, count).Chunk(EntriesOfDay))
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"{FirstDay.AddDays(day[0] / EntriesOfDay):O}\n");
            foreach (var entry in day)
            {
                text.Append(CultureInfo.InvariantCulture, $"Study number E{entry:D5}E of chaos\n(Ada Kim{entry}, Ben Park{entry})\n이 논문의 {entry}번째 해설입니다.\n#group{entry % groups}\n");
            }

            // A file that is being written must not be read.
            var name = $"{day[0]:D5}.txt";
            File.WriteAllText(InFolder(name), text.ToString());
            File.Move(InFolder(name), System.IO.Path.Combine(InFolder("digests"), name));
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string InFolder(string name) => System.IO.Path.Combine(Path, name);

    [GeneratedRegex("Study number E([0-9]{5})E")]
    private static partial Regex Name();
}
