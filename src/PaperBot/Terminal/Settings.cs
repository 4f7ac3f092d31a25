using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace PaperBot.Terminal;

/// <summary>Where settings come from.</summary>
internal static partial class Settings
{
    /// <summary>
    /// Later ones win: <c>appsettings.json</c> beside the program, <c>appsettings.json</c> in the working folder, environment variables
    /// (<c>Slack__BotToken</c>), and <c>--Section:Key=value</c>. The host's own choice is not used: <c>dotnet run --project</c> makes the
    /// project's folder its content root, which is neither of the two.
    /// </summary>
    public static void Load(ConfigurationManager configuration, string[] commandLine)
    {
        configuration.Sources.Clear();
        configuration.SetFileLoadExceptionHandler(context => throw Unreadable(context));
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        configuration.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(commandLine);
        if (!configuration.GetSection("Sources").GetChildren().Any())
        {
            // In a file, its Path would go into what another place says of the first source.
            configuration.AddInMemoryCollection([new("Sources:0:Kind", "Folder"), new("Sources:0:Path", "digests")]);
        }
    }

    /// <summary>Where the file is broken, and how to mend it.</summary>
    private static OptionsValidationException Unreadable(FileLoadExceptionContext context)
    {
        var file = context.Provider.Source.FileProvider?.GetFileInfo(context.Provider.Source.Path!).PhysicalPath ?? context.Provider.Source.Path;
        var cause = context.Exception.GetBaseException();
        var message = cause is JsonException { LineNumber: { } line, BytePositionInLine: { } position } broken
            ? $"{file}:{line + 1}: The settings cannot be read from byte {position + 1} of this line on: {Reason().Match(broken.Message).Value} Mend the JSON there, or on the line before."
            : $"{file}:0: The settings cannot be read: {cause.Message}";
        return new("appsettings.json", typeof(Settings), [message]);
    }

    /// <summary>Logs to standard error, so that standard output holds results only.</summary>
    public static void LogToStandardError(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);

        // The host logs what stops it with its stack; the verb says it in words.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    // Behind it the framework counts lines from 0.
    [GeneratedRegex(@"^.*?(?=( Path: [^ ]+ \|)? LineNumber: |$)", RegexOptions.Singleline)]
    private static partial Regex Reason();
}
