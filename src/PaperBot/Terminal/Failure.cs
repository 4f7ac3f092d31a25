using Microsoft.Extensions.Options;
using PaperBot.Search;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>Why a verb ended early: what people are told, in lines, and the exit code of the process. Whatever is thrown ends here, but for what a signal cancels.</summary>
/// <param name="ExitCode">1 for what may work another time, 2 for what has to be changed before.</param>
/// <param name="Lines">What is wrong and how to fix it.</param>
internal sealed record Failure(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>What failed, as an area of <see cref="CheckItem"/>.</summary>
    public string Area { get; private init; } = CheckItem.Program;

    public const int Refused = 1;
    public const int WrongUsage = 2;

    /// <summary>Explains an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="settings">The settings among the arguments.</param>
    public static Failure Of(Exception exception, string[] settings) => exception switch
    {
        _ when IsAboutSettings(exception) => new(WrongUsage, SettingsErrors.FindAll(settings) is { Count: > 0 } errors ? errors : [.. MessagesOf(exception)]) { Area = CheckItem.Settings },
        StorageException { IsTemporary: var isTemporary } => new(isTemporary ? Refused : WrongUsage, [exception.Message]) { Area = CheckItem.Storage },
        IndexException or OutputException => new(Refused, [exception.Message]),
        InvalidDataException => new(WrongUsage, [exception.Message]),
        _ when FindExpected(exception) is { } message => new(WrongUsage, [message]),
        _ => new(Refused, [DescribeBug(exception), .. IsDebugging(settings) ? new[] { exception.ToString().ReplaceLineEndings(" ") } : []]),
    };

    /// <summary>Explains what can happen to any file; null for a bug.</summary>
    public static string? FindExpected(Exception exception) => exception switch
    {
        StorageException or IndexException or InvalidDataException => exception.Message,
        UnauthorizedAccessException => $"{exception.Message} Let PaperBot's user use it.",
        IOException { InnerException: { } inner } => $"{exception.Message} {inner.Message}",
        IOException => exception.Message,
        _ => null,
    };

    /// <summary>Says that PaperBot has a bug, and how to report it.</summary>
    public static string DescribeBug(Exception exception) =>
        $"PaperBot has a bug: {exception.GetType().Name}: {exception.Message} Please report this, with what you did and what it prints with --Logging:LogLevel:Default=Debug.";

    private static bool IsAboutSettings(Exception exception) => exception is OptionsValidationException
        or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" }
        || (exception is AggregateException several && several.InnerExceptions.All(inner => inner is OptionsValidationException));

    private static IEnumerable<string> MessagesOf(Exception exception) => exception switch
    {
        OptionsValidationException invalid => invalid.Failures,
        AggregateException several => several.InnerExceptions.SelectMany(MessagesOf),
        { InnerException: { } inner } => [$"{exception.Message} {inner.Message}"],
        _ => [exception.Message],
    };

    private static bool IsDebugging(string[] settings)
    {
        try
        {
            using var configuration = new ConfigurationManager();
            Settings.Read(configuration, settings);
            return Enum.TryParse<LogLevel>(configuration["Logging:LogLevel:Default"], ignoreCase: true, out var level) && level <= LogLevel.Debug;
        }
        catch (OptionsValidationException)
        {
            return false;
        }
    }
}
