namespace PaperBot.Discord.Client;

/// <summary>Keeps how often sessions were started, so that a client that is restarted again and again does not start too many.</summary>
/// <param name="FindAsync">Returns what was stored last; null if there is nothing. Must not throw.</param>
/// <param name="StoreAsync">Stores it. Must not throw.</param>
public sealed record IdentifyLog(Func<CancellationToken, Task<IdentifyCount?>> FindAsync, Func<IdentifyCount, CancellationToken, Task> StoreAsync);

/// <summary>How often sessions were started.</summary>
/// <param name="Last">When the last one was.</param>
/// <param name="Count">How many there were in the day.</param>
/// <param name="Since">When the day began.</param>
public sealed record IdentifyCount(DateTimeOffset Last, int Count, DateTimeOffset Since);
