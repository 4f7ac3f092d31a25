using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Commands;
using PaperBot.Filters;
using PaperBot.Tests.Search;

namespace PaperBot.Tests;

/// <summary>Creates routers for commands that do not use the index.</summary>
internal static class TestRouter
{
    /// <summary>A router for people who may send as many commands as they like.</summary>
    public static CommandRouter Create(params ICommand[] commands) => Create(TimeProvider.System, new(new LeapingTime()), commands);

    /// <summary>A router with a limit of commands.</summary>
    public static CommandRouter Create(TimeProvider time, params ICommand[] commands) => Create(time, new(time), commands);

    /// <summary>A router over an index.</summary>
    public static CommandRouter Create(IEntryIndex index, params ICommand[] commands) => Create(index, TimeProvider.System, new(new LeapingTime()), commands);

    /// <summary>An index that is loaded, with one entry of no day.</summary>
    public static IEntryIndex CreateIndex() => new UnusedIndex();

    private static CommandRouter Create(TimeProvider time, CommandLimiter limiter, ICommand[] commands) => Create(new UnusedIndex(), time, limiter, commands);

    private static CommandRouter Create(IEntryIndex index, TimeProvider time, CommandLimiter limiter, ICommand[] commands)
    {
        var when = new WhenGrammar(TimeProvider.System, TimeZoneInfo.Utc);
        var implied = new ImpliedCommand(new(when, TagAliases.None), when, new([], TagAliases.None));
        return new(commands, index, implied, limiter, new(time), time, NullLogger<CommandRouter>.Instance);
    }

    private sealed class UnusedIndex : IEntryIndex
    {
        public bool IsShowingSamples => false;

        public bool IsLoaded => true;

        public int? Progress => null;

        public string? Problem => null;

        public IIndexSnapshot Open() => TestIndex.Create([new Entry(new("0"), new EntryContent()) { Source = new("", "", "", ""), Ordinal = 0 }]);

        public IIndexSnapshot OpenCancellable(CancellationToken cancellationToken) => Open();

        public bool Refresh() => false;
    }

    /// <summary>A clock that goes on by a minute whenever it is read.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long _reads;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _reads) * TimeSpan.TicksPerMinute;
    }
}
