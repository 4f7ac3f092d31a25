namespace PaperBot.Discord.Client;

/// <summary>What is needed to resume a session on another connection (events/gateway, Resuming). Used by one connection at a time.</summary>
internal sealed class GatewaySession
{
    private long _sequence = -1;

    /// <summary>The first data of the session; null while there is none.</summary>
    public GatewayReady? Ready { get; set; }

    /// <summary>The sequence number of the last event; null before the first.</summary>
    public long? Sequence
    {
        get => Interlocked.Read(ref _sequence) is >= 0 and var sequence ? sequence : null;
        private set => Interlocked.Exchange(ref _sequence, value ?? -1);
    }

    /// <summary>Records the number of an event. Numbers only grow.</summary>
    public void Advance(long? sequence) => Sequence = sequence > (Sequence ?? -1) ? sequence : Sequence;

    /// <summary>The timestamp at which the connection was lost; null while there is one, or before the first.</summary>
    public long? LostAt { get; set; }

    /// <summary>Ends the session: the next connection starts another.</summary>
    public void Clear()
    {
        Ready = null;
        Sequence = null;
        LostAt = null;
    }
}
