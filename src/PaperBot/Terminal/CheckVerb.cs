using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PaperBot.Terminal;

/// <summary>
/// <c>check [--json]</c>: says for each setting, source, token, channel and subscription whether it works, and how to fix what does not, within a limited time.
/// </summary>
internal static partial class CheckVerb
{
    // With the start of the program, 15 seconds at most.
    private const int DefaultTimeout = 14;
    private const int MaxTimeout = 3600;

    public static Command Create(string[] settings)
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON document." };
        var timeout = new Option<int>("--timeout") { Description = "How many seconds everything may take.", HelpName = "SECONDS", DefaultValueFactory = _ => DefaultTimeout };
        timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxTimeout)
            {
                result.AddError($"--timeout has to be a number of seconds from 1 to {MaxTimeout}.");
            }
        });
        var command = new Command("check", "Says whether each setting, source, token, channel and subscription works, and how to fix what does not.") { json, timeout };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(json)
            ? WriteJsonAsync(settings, parsed.GetValue(timeout), cancellationToken)
            : RunAsync(settings, parsed.GetValue(timeout), item => Console.Out.WriteLine(item.ToLine()), cancellationToken));
        return command;
    }

    private static async Task<int> WriteJsonAsync(string[] settings, int timeout, CancellationToken cancellationToken)
    {
        var items = new List<CheckItem>();
        var exitCode = 0;
        try
        {
            exitCode = await RunAsync(settings, timeout, items.Add, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutputException))
        {
            // Who reads the document must find there why nothing was checked.
            var failure = Failure.Of(exception, settings);
            exitCode = failure.ExitCode;
            items.AddRange(failure.Lines.Select(line => CheckItem.Of(failure.Area, failure.Area == CheckItem.Settings ? Key().Match(line).Value : "", new(false, line))));
        }

        Console.Out.WriteLine(JsonSerializer.Serialize(CheckJson.Of(items), TerminalJson.Context.CheckJson));
        return exitCode;
    }

    private static async Task<int> RunAsync(string[] settings, int timeout, Action<CheckItem> write, CancellationToken cancellationToken)
    {
        using var limit = new CheckLimit(timeout, cancellationToken);
        var host = VerbHost.Open(settings);
        var works = true;
        using var checks = new SetupChecks(host.Services, limit);
        await foreach (var item in checks.RunAsync())
        {
            works &= item.Status != CheckStatus.Fail;
            write(item);
        }

        if (checks.HasEnded)
        {
            host.Dispose();
        }

        return works ? 0 : Failure.Refused;
    }

    /// <summary>The key with which most messages about settings begin, or the line of a file.</summary>
    [GeneratedRegex(@"^([^\s:]+(:[^\s:]+)+|OTEL_\w+|\w+(?= (does not exist|cannot be set|has no value|is a list)))")]
    private static partial Regex Key();
}
