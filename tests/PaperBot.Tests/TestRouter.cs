using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Commands;
using PaperBot.Filters;

namespace PaperBot.Tests;

/// <summary>Creates routers without an index.</summary>
internal static class TestRouter
{
    /// <summary>A router for commands that do not use the index.</summary>
    public static CommandRouter Create(params ICommand[] commands)
    {
        var index = new BrokenIndex();
        var filters = new FilterGrammar(new(TimeProvider.System, TimeZoneInfo.Utc), TagAliases.None);
        return new(commands, index, new(index, filters, new(TimeProvider.System, TimeZoneInfo.Utc), new([], TagAliases.None)), NullLogger<CommandRouter>.Instance);
    }
}
