using System.Text.Json;

namespace PaperBot.Fakes.Chaos;

/// <summary>A line of <c>ledger --json</c>.</summary>
/// <param name="Channel">The channel, with its platform.</param>
/// <param name="Title">The entry's title.</param>
/// <param name="State">The state.</param>
/// <param name="Messages">The platform's ids of the messages that show the entry.</param>
internal sealed record ChaosLedgerRow(string Channel, string Title, string State, IReadOnlyList<string> Messages)
{
    /// <summary>Reads a line.</summary>
    public static ChaosLedgerRow Parse(string line)
    {
        var row = JsonElement.Parse(line);
        return new(
            row.GetProperty("channel").GetString()!,
            row.GetProperty("title").GetString() ?? "",
            row.GetProperty("state").GetString()!,
            [.. row.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("messageId").GetString()).OfType<string>()]);
    }
}

/// <summary>What a channel must not contain.</summary>
public enum ChaosViolation
{
    /// <summary>An entry is not in a channel.</summary>
    Lost,

    /// <summary>An entry is in a channel more than once.</summary>
    Doubled,

    /// <summary>An entry is in a channel before one that comes before it.</summary>
    OutOfOrder,

    /// <summary>The ledger says something else than the channel.</summary>
    Ledger,
}

/// <summary>Compares channels and ledger with what should be there.</summary>
internal static class ChaosVerdict
{
    /// <summary>Finds the violations, each with the place where it is.</summary>
    public static IEnumerable<(ChaosViolation Violation, string Where)> Find(
        ChaosOptions options, IReadOnlyList<string> channels, IReadOnlyList<ChaosMessage> messages, IReadOnlyList<ChaosLedgerRow> ledger)
    {
        var shown = messages.ToLookup(message => message.Channel, message => (message.Id, Entries: BotFolder.EntriesOf(message.Text)));
        var rows = ledger.ToLookup(row => row.Channel.Split('/', 2)[1]);
        foreach (var channel in channels)
        {
            var entries = shown[channel].SelectMany(message => message.Entries).ToList();
            var counts = entries.CountBy(entry => entry).ToDictionary();
            foreach (var entry in Enumerable.Range(0, options.Entries).Where(entry => counts.GetValueOrDefault(entry) != 1))
            {
                yield return (counts.ContainsKey(entry) ? ChaosViolation.Doubled : ChaosViolation.Lost, $"{channel}: {entry}");
            }

            // The place of an entry is that of its first copy.
            var first = entries.Distinct().ToList();
            foreach (var (before, after) in first.Zip(first.Skip(1)).Where(pair => pair.First > pair.Second))
            {
                yield return (ChaosViolation.OutOfOrder, $"{channel}: {before} before {after}");
            }

            foreach (var problem in FindInLedger(options, [.. rows[channel]], shown[channel]))
            {
                yield return (ChaosViolation.Ledger, $"{channel}: {problem}");
            }
        }
    }

    private static IEnumerable<string> FindInLedger(ChaosOptions options, List<ChaosLedgerRow> rows, IEnumerable<(string Id, IReadOnlyList<int> Entries)> shown)
    {
        if (rows.Count != options.Entries)
        {
            yield return $"{rows.Count} rows";
        }

        var ids = shown.SelectMany(message => message.Entries.Select(entry => (message.Id, Entry: entry))).ToLookup(item => item.Entry, item => item.Id);
        foreach (var row in rows)
        {
            var entry = BotFolder.EntriesOf(row.Title) is [var only] ? only : -1;
            if (row.State != "sent" || !row.Messages.SequenceEqual(ids[entry]))
            {
                yield return $"{entry} is {row.State} as {string.Join(", ", row.Messages)}, but {string.Join(", ", ids[entry])} in the channel";
            }
        }
    }
}
