using System.Text.RegularExpressions;
using PaperBot.Platforms;

namespace PaperBot.Terminal;

/// <summary>How a check ended.</summary>
internal enum CheckStatus
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It works, but not as well as it could.</summary>
    Warn,

    /// <summary>It does not work.</summary>
    Fail,
}

/// <summary>What a check found: a line of <c>check</c>, or an object of <c>check --json</c>.</summary>
/// <param name="Area">What kind of thing was checked, such as <c>Source</c>.</param>
/// <param name="Name">Which one; empty if there is only one.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Message">What was found.</param>
/// <param name="Fix">How to fix it; null if there is nothing to fix, or the message says it.</param>
internal sealed partial record CheckItem(string Area, string Name, CheckStatus Status, string Message, string? Fix)
{
    public const string Platform = "Platform";
    public const string Deliveries = "Deliveries";
    public const string Program = "Program";
    public const string Settings = "Settings";
    public const string Storage = "Storage";

    /// <summary>What a check found. The first sentence says what is wrong, and the others how to fix it; in a single one, the last part after a colon or semicolon.</summary>
    /// <param name="area">What kind of thing was checked.</param>
    /// <param name="name">Which one.</param>
    /// <param name="result">What was found.</param>
    /// <param name="note">What else is known, for brackets behind the first sentence.</param>
    public static CheckItem Of(string area, string name, CheckResult result, string? note = null)
    {
        var status = !result.Works ? CheckStatus.Fail : result.IsLimited ? CheckStatus.Warn : CheckStatus.Ok;
        var end = SentenceEnd().Match(result.Message) is { Success: true, Index: var sentence } ? sentence
            : status == CheckStatus.Ok || note is not null ? result.Message.Length
            : Math.Max(result.Message.LastIndexOf(": ", StringComparison.Ordinal), result.Message.LastIndexOf("; ", StringComparison.Ordinal)) is > 0 and var colon ? colon + 1
            : result.Message.Length;
        var (message, rest) = (result.Message[..end], result.Message[end..].Trim());
        message = note is null ? message : $"{message.TrimEnd('.')} ({note}).";
        return status == CheckStatus.Ok ? new(area, name, status, $"{message} {rest}".TrimEnd(), null) : new(area, name, status, message, rest == "" ? null : rest);
    }

    /// <summary>The line for people.</summary>
    public string ToLine() => $"{Word} {Subject}: {Message}{(Fix is null ? "" : $" {Fix}")}";

    private string Word => Status switch { CheckStatus.Ok => "ok  ", CheckStatus.Warn => "warn", _ => "FAIL" };

    private string Subject => Area switch
    {
        Platform => Name,
        Deliveries => $"{Area} to {Name}",
        _ => $"{Area} {Name}".TrimEnd(),
    };

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[\p{Lu}])")]
    private static partial Regex SentenceEnd();
}
