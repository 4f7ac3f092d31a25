using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using PaperBot.Storage;

namespace PaperBot.Terminal;

internal static partial class Settings
{
    /// <summary>The key of the <see cref="LogFormat"/>.</summary>
    public const string LogFormatKey = "Logging:Format";

    /// <summary>Loads the settings (<see cref="Read"/>), whose keys exist and whose values are of the right type.</summary>
    /// <exception cref="OptionsValidationException">Something in them has to be corrected.</exception>
    public static void Load(ConfigurationManager configuration, string[] commandLine)
    {
        Read(configuration, commandLine);
        if (SettingsCheck.FindErrors(configuration) is { Count: > 0 } errors)
        {
            throw new OptionsValidationException("settings", typeof(Settings), errors.Select(error => error.Message));
        }
    }

    /// <summary>
    /// Reads the settings. Later ones override earlier ones: <c>appsettings.json</c> in the program's folder, <c>appsettings.json</c> in the
    /// working folder, environment variables (<c>Slack__BotToken</c>), and <c>--Section:Key=value</c>. The host's defaults are not used, since
    /// <c>dotnet run --project</c> makes the project's folder the content root, which is neither of these folders.
    /// </summary>
    public static void Read(ConfigurationManager configuration, string[] commandLine)
    {
        configuration.Sources.Clear();
        configuration.SetFileLoadExceptionHandler(context => throw CreateError(context));
        string[] files = [Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Path.GetFullPath("appsettings.json")];
        string[] problems = [.. files.Where(SpecialFile.Is).Select(file => $"{file}:1: The settings file is empty, or no regular file. Write settings into it, at least {{}}, or remove it.")];
        if (problems is [])
        {
            Array.ForEach(files, file => configuration.Add<SettingsFile>(source =>
            {
                (source.Path, source.Optional) = (file, true);
                source.ResolveFileProvider();
            }));
            problems = [.. SettingsFiles.FindForeignAddresses(configuration)];
        }

        if (problems is not [])
        {
            throw new OptionsValidationException("appsettings.json", typeof(Settings), problems);
        }

        configuration.Sources.Add(new SettingsVariables());
        configuration.AddCommandLine(commandLine);
        if (!configuration.GetSection("Sources").GetChildren().Any())
        {
            // In a file, this Path would be merged into the first source of the other settings.
            configuration.AddInMemoryCollection([new("Sources:0:Kind", "Folder"), new("Sources:0:Path", "digests")]);
        }
    }

    private static OptionsValidationException CreateError(FileLoadExceptionContext context)
    {
        var file = context.Provider.Source.FileProvider?.GetFileInfo(context.Provider.Source.Path!).PhysicalPath ?? context.Provider.Source.Path;
        var cause = context.Exception.GetBaseException();
        var message = cause is JsonException { LineNumber: { } line, BytePositionInLine: { } position } json
            ? $"{file}:{line + 1}: The settings cannot be read from byte {position + 1} of this line on: {Reason().Match(json.Message).Value} Fix the JSON there, or on the line before."
            : $"{file}:0: The settings cannot be read: {cause.Message}";
        return new("appsettings.json", typeof(Settings), [message]);
    }

    /// <summary>Makes logs go to standard error, so that standard output contains only results.</summary>
    public static void LogToStandardError(ILoggingBuilder logging, IConfiguration configuration)
    {
        var formatter = configuration.GetValue<LogFormat>(LogFormatKey) == LogFormat.Json ? JsonLogFormatter.FormatterName : LogFormatter.FormatterName;
        logging.ClearProviders();
        logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (formatter, LogLevel.Trace))
            .AddConsoleFormatter<LogFormatter, ConsoleFormatterOptions>().AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();

        // The host would log the exception that stops it with a stack trace; the verb prints its message.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        // It would write a stack trace for each mistake of a client; what goes wrong here, LookupServer writes.
        logging.AddFilter("ModelContextProtocol", LogLevel.None);

        // It would write a line for each form that anybody sends without its token; the response says what is wrong.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
    }

    // The rest of the message repeats the position, with line numbers from 0.
    [GeneratedRegex(@"^.*?(?=( Path: [^ ]+ \|)? LineNumber: |$)", RegexOptions.Singleline)]
    private static partial Regex Reason();
}
