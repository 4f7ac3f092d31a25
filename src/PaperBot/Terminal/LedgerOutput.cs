using System.Globalization;
using System.Text.Json;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>How the ledger is written.</summary>
internal enum LedgerFormat
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary><see cref="Csv"/> with a header.</summary>
    Csv,
}

/// <summary>Writes rows of the ledger.</summary>
/// <param name="output">Where they are written.</param>
/// <param name="format">The format.</param>
/// <param name="findTitle">The title of an entry; null if look-ups do not see it.</param>
internal sealed class LedgerOutput(TextWriter output, LedgerFormat format, Func<EntryId, string?> findTitle)
{
    private static readonly string[] Columns = ["due", "channel", "subscription", "entry", "title", "state", "reason", "messageId", "sent", "attempts"];

    /// <summary>Whether no row was written.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Writes what stands before the first row.</summary>
    public void Begin()
    {
        if (format == LedgerFormat.Csv)
        {
            Csv.WriteRecord(Columns, output);
        }
    }

    /// <summary>Writes rows.</summary>
    public void Write(IReadOnlyList<LedgerRow> rows)
    {
        foreach (var row in rows)
        {
            IsEmpty = false;
            switch (format)
            {
                case LedgerFormat.Json:
                    output.Write(JsonSerializer.Serialize(LedgerRowJson.Of(row, findTitle(row.Entry)), TerminalJson.Context.LedgerRowJson));
                    output.Write('\n');
                    break;
                case LedgerFormat.Csv:
                    WriteRecord(row);
                    break;
                default:
                    WriteLines(row);
                    break;
            }
        }
    }

    private void WriteRecord(LedgerRow row) => Csv.WriteRecord(
        [
            Time(row.Due),
            Csv.AsText($"{row.Channel}"),
            Csv.AsText(row.SubscriptionId),
            Csv.AsText(row.Entry.Value),
            Csv.AsText(findTitle(row.Entry) ?? ""),
            NameOf(row.State),
            Csv.AsText(row.Reason ?? ""),
            Csv.AsText(Csv.List(row.Messages.Select(message => message.MessageId).OfType<string>())),
            row.Messages.FirstOrDefault(message => message.Sent is not null)?.Sent is { } sent ? Time(sent) : "",
            Csv.AsText(Csv.List(row.Messages.SelectMany(message => message.Attempts).Select(Describe))),
        ],
        output);

    private void WriteLines(LedgerRow row)
    {
        output.WriteLine($"{Time(row.Due)}  {row.Channel}  {row.Entry}  {NameOf(row.State)}  {DisplayText.CleanLine(findTitle(row.Entry) ?? "")}{(row.Reason is { } reason ? $"  ({reason})" : "")}");
        foreach (var message in row.Messages)
        {
            output.WriteLine($"  {NameOf(message.Kind)} {message.MessageId ?? message.Key.Value}: {NameOf(message.State)}{(message.Sent is { } sent ? $" at {Time(sent)}" : "")}");
            foreach (var attempt in message.Attempts)
            {
                output.WriteLine($"    {Describe(attempt)}");
            }
        }
    }

    private static string Describe(DeliveryAttempt attempt) =>
        $"{Time(attempt.At)} {NameOf(attempt.Action)}: {NameOf(attempt.Outcome)}{(attempt.Count > 1 ? $", {attempt.Count} times since {Time(attempt.First)}" : "")}"
        + (attempt.Detail is { } detail ? $" ({detail})" : "");

    /// <summary>A time as <c>2026-11-27T09:00:01.5Z</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>A value of an enumeration, such as <c>notThere</c>.</summary>
    public static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}
