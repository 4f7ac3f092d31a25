namespace PaperBot.Tests.Delivery;

/// <summary>A channel that gets each new entry, and a run of the service.</summary>
public abstract class DeliveryTest : IDisposable
{
    protected static readonly ChannelAddress Channel = new("Slack", "C1");

    private DeliveryRun? _run;

    private protected DeliveryTest(params string[] settings)
    {
        Core = TestCore.Subscribed(settings);
        Platform = new(time: Core.Time);
    }

    private protected TestCore Core { get; }

    private protected ScriptedPlatform Platform { get; }

    private protected IDeliveryStore Store => Core.Get<IDeliveryStore>();

    private protected DeliveryRun Delivery => _run ??= new(Core, Platform);

    public void Dispose()
    {
        _run?.Dispose();
        Core.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins as a new process does, on the same database.</summary>
    private protected void Restart()
    {
        _run?.Dispose();
        _run = null;
    }

    private protected void Import(string date, params string[] titles) =>
        Core.Import($"{date}.txt", Notes.Digest(date, [.. titles.Select(title => Notes.Note(title))]));

    /// <summary>Posts an entry, whose response is lost.</summary>
    /// <param name="lands">Whether it arrives.</param>
    private protected void LoseResponse(bool lands = false)
    {
        Import("2024-05-10", "First Paper");
        Platform.Outcomes.Enqueue(new PostOutcome.Unknown("502"));
        Delivery.Run();
        Counts().ShouldBe("Sending 1");
        if (lands)
        {
            Platform.Land(Platform.Posts.Items[0]);
        }
    }

    /// <summary>The number of deliveries in each state, with a reason.</summary>
    private protected string Counts() => string.Join(", ", Store.ReadCounts()
        .OrderBy(count => count.State.ToString(), StringComparer.Ordinal)
        .Select(count => $"{count.State} {count.Count} {count.Reason}".TrimEnd()));

    /// <summary>The attempts of the ledger, in the order of their messages.</summary>
    private protected IReadOnlyList<string> Attempts()
    {
        var attempts = new List<DeliveryAttempt>();
        Store.ReadLedger(null, null, rows => attempts.AddRange(rows.SelectMany(row => row.Messages).SelectMany(message => message.Attempts)));
        return [.. attempts.Distinct().Select(attempt => $"{attempt.Action} {attempt.Outcome} {attempt.Detail}".TrimEnd())];
    }
}
