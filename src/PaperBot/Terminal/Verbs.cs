using System.CommandLine;
using System.Text.RegularExpressions;
using PaperBot.Mcp;

namespace PaperBot.Terminal;

/// <summary>The verbs of the program and its exit codes: 0 done, 1 something was refused (and reported), 2 wrong usage or configuration.</summary>
internal static partial class Verbs
{
    // What the host does not end by itself, such as the last measurements to a collector that does not respond, ends with the process.
    private static readonly TimeSpan MaxTimeToStop = ServeVerb.MaxTimeToStop + TimeSpan.FromSeconds(0.5);

    /// <summary>Runs a verb. Settings such as <c>--Section:Key=value</c> can be anywhere in the arguments.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        VisibleWriter.Install();

        if (Secrets.FindProblem(args) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return Failure.WrongUsage;
        }

        var settings = args.Where(arg => Setting().IsMatch(arg)).ToArray();
        var serve = new Command("serve", "Runs the bot on the configured platforms, and the local page.");
        serve.SetAction((_, cancellationToken) => ServeVerb.RunAsync(settings, cancellationToken));
        var root = new RootCommand("PaperBot serves a paper digest on Discord and Slack.")
        {
            serve,
            ImportVerb.Create(settings),
            ExportVerb.Create(settings),
            AskVerb.Create(settings),
            TagsVerb.Create(settings),
            McpVerb.Create(settings),
            CheckVerb.Create(settings),
            LedgerVerb.Create(settings),
            CancelVerb.Create(settings),
            PurgeVerb.Create(settings),
            CopyVerbs.BackUp(settings),
            CopyVerbs.Restore(settings),
            CopyVerbs.Copy(settings),
        };
        root.SetAction((_, cancellationToken) => ServeVerb.RunAsync(settings, cancellationToken));

        // @lee2024.md is the name of a note, and not of a file with arguments.
        var parsed = root.Parse(args.Where(arg => !Setting().IsMatch(arg)).ToArray(), new() { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            Write([.. parsed.Errors.Select(error => error.Message.Replace("\n\t", " ", StringComparison.Ordinal)), "Try: paperbot --help"]);
            return Failure.WrongUsage;
        }

        using var signal = new TerminationSignal();
        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            if (parsed.CommandResult.Command == serve || parsed.CommandResult.Command == root)
            {
                invocation.ProcessTerminationTimeout = MaxTimeToStop;
            }

            return await parsed.InvokeAsync(invocation);
        }
        catch (Exception exception)
        {
            if (exception is OperationCanceledException && await signal.FindExitCodeAsync() is { } exitCode)
            {
                return exitCode;
            }

            var failure = Failure.Of(exception, settings);
            Write(failure.Lines);
            return failure.ExitCode;
        }
    }

    private static void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Error.WriteLine(line);
        }
    }

    [GeneratedRegex(@"^--\w+(:[^:=]+)+=")]
    private static partial Regex Setting();
}
