using PaperBot.Platforms;

namespace PaperBot.Delivery;

/// <summary>A platform as the delivery service uses it: how fast, and not while it asks to wait.</summary>
internal sealed class DeliveryPlatform(IChatPlatform client, DeliveryClock clock, PlatformBlocks blocks)
{
    // More would only wait for a platform that does not respond.
    private const int MaxCalls = 200;

    // By how much a wait is stretched: calls do not arrive exactly as far apart as they start.
    private const double Margin = 1.02;

    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);

    private readonly CallPace _pace = new(client.Pace.PerSecond, TimeSpan.FromSeconds(client.Pace.DelaysCalls ? 1 : Margin));
    private long _notBefore;
    private int _calls;

    public IChatPlatform Client => client;

    /// <summary>The time between the calls of a channel.</summary>
    public TimeSpan ChannelInterval { get; } = client.Pace.ChannelInterval * Margin;

    /// <summary>How many messages can be changed at the same time.</summary>
    public int MaxChanges { get; } = client.Pace.ChangeInterval == TimeSpan.Zero ? int.MaxValue : 1;

    /// <summary>No message is changed before this.</summary>
    public TimeSpan ChangesNotBefore { get; private set; }

    /// <summary>What a person has to change before anything can be posted to the platform; null if nothing.</summary>
    public PlatformBlock? Block
    {
        get;
        set
        {
            field = value;
            blocks.Set(client.Name, value);
        }
    }

    /// <summary>How many calls can start now, of a number that wait.</summary>
    public int CountFree(TimeSpan now, int waiting) =>
        !CanCall || now < NotBefore || _pace.FindNext(now, waiting) > now ? 0 : Math.Min(_pace.CountFree(now), MaxCalls - Volatile.Read(ref _calls));

    /// <summary>When calls can start; null if a person has to change something or another call has to end before.</summary>
    public TimeSpan? FindNext(TimeSpan now, int waiting) => !CanCall ? null : NotBefore > now ? NotBefore : _pace.FindNext(now, waiting);

    /// <summary>Makes a call that takes its place in the pace.</summary>
    public async Task<T> CallAsync<T>(Func<IChatPlatform, Task<T>> call)
    {
        _pace.Start(clock.Elapsed);
        Interlocked.Increment(ref _calls);
        try
        {
            var outcome = await call(client);

            // At once, so that no other call starts in the meantime.
            if (outcome is PostOutcome.NotSent { IsForAll: true } notSent)
            {
                Hold(clock.Elapsed + (notSent.RetryAfter ?? DefaultWait));
            }

            return outcome;
        }
        finally
        {
            Interlocked.Decrement(ref _calls);
        }
    }

    /// <summary>Makes a call that changes or deletes a message.</summary>
    public Task<T> ChangeAsync<T>(Func<IChatPlatform, Task<T>> call)
    {
        ChangesNotBefore = clock.Elapsed + (client.Pace.ChangeInterval * Margin);
        return CallAsync(call);
    }

    /// <summary>Finds a message. With a token that no longer works, it is not known whether it could be found.</summary>
    public Task<FindOutcome> FindAsync(PostTarget target, IdempotencyKey key, DateTimeOffset since) => FindAsync(platform => platform.FindAsync(target, key, since, CancellationToken.None));

    /// <summary>Reads the keys of the messages in a channel.</summary>
    public Task<FindOutcome> ReadKeysAsync(ChannelAddress channel, DateTimeOffset since) => FindAsync(platform => platform.ReadKeysAsync(channel, since, CancellationToken.None));

    private Task<FindOutcome> FindAsync(Func<IChatPlatform, Task<FindOutcome>> find) => CallAsync<FindOutcome>(async platform =>
    {
        var outcome = await find(platform);
        return outcome is FindOutcome.Blocked blocked && !(await platform.CheckTokenAsync(CancellationToken.None)).Works ? new FindOutcome.Unknown(blocked.Reason) : outcome;
    });

    /// <summary>Checks a channel.</summary>
    public Task<CheckResult> CheckAsync(ChannelAddress channel) => CallAsync(platform => platform.CheckChannelAsync(channel, CancellationToken.None));

    private bool CanCall => Block is null && Volatile.Read(ref _calls) < MaxCalls;

    private TimeSpan NotBefore => new(Volatile.Read(ref _notBefore));

    private void Hold(TimeSpan until)
    {
        long before;
        do
        {
            before = Volatile.Read(ref _notBefore);
        }
        while (before < until.Ticks && Interlocked.CompareExchange(ref _notBefore, until.Ticks, before) != before);
    }
}

/// <summary>What a person has to change before anything can be posted to a platform, such as its token.</summary>
/// <param name="Reason">What is wrong, and how to fix it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Start">Since when, on the clock of the process.</param>
/// <param name="NextCheck">When it is checked next, on the same clock.</param>
internal sealed record PlatformBlock(string Reason, DateTimeOffset Since, TimeSpan Start, TimeSpan NextCheck)
{
    /// <summary>How often a check said that it is still so.</summary>
    public int Checks { get; init; }

    /// <summary>Whether it is being checked.</summary>
    public bool IsBusy { get; init; }
}
