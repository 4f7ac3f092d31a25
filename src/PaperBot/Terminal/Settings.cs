namespace PaperBot.Terminal;

/// <summary>Where settings come from.</summary>
internal static class Settings
{
    /// <summary>
    /// Later ones win: <c>appsettings.json</c> beside the program, <c>appsettings.json</c> in the working folder, environment variables
    /// (<c>Slack__BotToken</c>), and <c>--Section:Key=value</c>. The host's own choice is not used: <c>dotnet run --project</c> makes the
    /// project's folder its content root, which is neither of the two.
    /// </summary>
    public static void Load(ConfigurationManager configuration, string[] commandLine)
    {
        configuration.Sources.Clear();
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        configuration.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(commandLine);
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
}
