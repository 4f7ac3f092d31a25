namespace PaperBot.Terminal;

/// <summary>How log messages are written: the setting <c>Logging:Format</c>.</summary>
internal enum LogFormat
{
    /// <summary>As lines for people.</summary>
    Text,

    /// <summary>As JSON for programs, one object a line.</summary>
    Json,
}
