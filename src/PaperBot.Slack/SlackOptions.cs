namespace PaperBot.Slack;

/// <summary>The section <c>Slack</c> of the settings.</summary>
public sealed record SlackOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Slack";

    /// <summary>Slack's own Web API.</summary>
    public const string DefaultApiUrl = "https://slack.com/api/";

    /// <summary>The bot's token, <c>xoxb-…</c>: posts and reads.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>The app-level token, <c>xapp-…</c>, with the scope <c>connections:write</c>: opens Socket Mode.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>The secret with which Slack signs requests over HTTP; not needed for Socket Mode.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The Web API, an absolute <c>http</c> or <c>https</c> address. Tokens go to this host alone.</summary>
    public string ApiUrl { get; init; } = DefaultApiUrl;

    /// <summary>Whether any token is set: if none is, PaperBot runs without Slack.</summary>
    public bool IsSet => BotToken.Length > 0 || AppToken.Length > 0;

    /// <summary>The Web API as the base of its methods' addresses.</summary>
    public Uri ApiRoot => new(ApiUrl.TrimEnd('/') + "/");

    /// <summary>Says where, and never a token.</summary>
    public override string ToString() => $"Slack at {ApiUrl}";
}
