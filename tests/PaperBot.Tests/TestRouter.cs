using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Commands;
using PaperBot.Filters;
using PaperBot.Tests.Search;

namespace PaperBot.Tests;

/// <summary>Creates routers for commands that do not use the index.</summary>
internal static class TestRouter
{
    /// <summary>A router for commands that do not use the index.</summary>
    public static CommandRouter Create(params ICommand[] commands) => Create(TimeProvider.System, commands);

    /// <summary>A router for commands that do not use the index.</summary>
    public static CommandRouter Create(TimeProvider time, params ICommand[] commands)
    {
        var when = new WhenGrammar(TimeProvider.System, TimeZoneInfo.Utc);
        var implied = new ImpliedCommand(new(when, TagAliases.None), when, new([], TagAliases.None));
        return new(commands, new UnusedIndex(), implied, new(time), time, NullLogger<CommandRouter>.Instance);
    }

    private sealed class UnusedIndex : IEntryIndex
    {
        public bool IsShowingSamples => false;

        public bool IsLoaded => true;

        public int? Progress => null;

        public IIndexSnapshot Open() => TestIndex.Create([new Entry(new("0"), new EntryContent()) { Source = new("", "", "", ""), Ordinal = 0 }]);

        public IIndexSnapshot OpenCancellable(CancellationToken cancellationToken) => Open();

        public bool Refresh() => false;
    }
}
