using System.CommandLine;
using ModelContextProtocol.Server;
using PaperBot.Terminal;

namespace PaperBot.Mcp;

/// <summary><c>mcp</c>: look-ups over the Model Context Protocol on standard input and output, until the input ends. A bot may run beside it.</summary>
internal static class McpVerb
{
    // Whoever starts it is one person, whose look-ups are limited as those of others.
    private const string Person = "mcp";

    public static Command Create(string[] settings)
    {
        var command = new Command("mcp", "Answers look-ups over the Model Context Protocol on standard input and output.");
        command.SetAction((_, cancellationToken) => RunAsync(settings, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        using var host = VerbHost.Open(settings, staysOpen: true);
        VerbHost.OpenExisting(host.Services);
        var options = new McpServerOptions();
        ActivatorUtilities.CreateInstance<LookupServer>(host.Services, ActivatorUtilities.CreateInstance<IndexFreshness>(host.Services)).Configure(options, Person);
        var log = host.Services.GetRequiredService<ILoggerFactory>();
        await using var transport = new StdioServerTransport(options, log);
        await using var server = McpServer.Create(transport, options, log, host.Services);
        try
        {
            await server.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }

        return 0;
    }
}
