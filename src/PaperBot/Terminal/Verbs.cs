using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using PaperBot.Mcp;
using PaperBot.Search;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>The verbs of the program and its exit codes: 0 done, 1 something was refused (and reported), 2 wrong usage or configuration.</summary>
internal static partial class Verbs
{
    private const int Refused = 1;
    private const int WrongUsage = 2;

    /// <summary>Runs a verb. Settings such as <c>--Section:Key=value</c> can be anywhere in the arguments.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        VisibleWriter.Install();

        if (Secrets.FindProblem(args) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return WrongUsage;
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
            Write([.. parsed.Errors.Select(error => error.Message), "Try: paperbot --help"]);
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (IsAboutSettings(exception))
        {
            Write(SettingsErrors.FindAll(settings) is { Count: > 0 } errors ? errors : Explain(exception));
            return WrongUsage;
        }
        catch (Exception exception) when (exception is StorageException or IndexException or IOException or InvalidDataException)
        {
            Write(Explain(exception));
            return exception is StorageException { IsTemporary: true } or IndexException ? Refused : WrongUsage;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The runtime would print it as it is.
            Write([$"This is a fault of PaperBot: {exception.ToString().ReplaceLineEndings(" ")}"]);
            return Refused;
        }
    }

    private static bool IsAboutSettings(Exception exception) => exception is OptionsValidationException
        or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" }
        || (exception is AggregateException several && several.InnerExceptions.All(inner => inner is OptionsValidationException));

    private static IEnumerable<string> Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => invalid.Failures,
        StorageException or IndexException => [exception.Message],
        { InnerException: { } inner } => [$"{exception.Message} {inner.Message}"],
        _ => [exception.Message],
    };

    private static void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Error.WriteLine(line);
        }
    }

    [GeneratedRegex(@"^--\w+(:\w+)+=")]
    private static partial Regex Setting();
}
