namespace PaperBot.Slack.Client;

/// <summary>What a client needs in order to talk to Slack.</summary>
public sealed record SlackClientOptions
{
    /// <summary>The address of Slack's own Web API.</summary>
    public const string DefaultApiUrl = "https://slack.com/api/";

    /// <summary>The bot token, <c>xoxb-…</c>: posts and reads.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>The app-level token, <c>xapp-…</c>, with the scope <c>connections:write</c>: opens Socket Mode.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>The base address of the Web API. Tokens are sent to this host only.</summary>
    public Uri ApiUrl { get; init => field = value.OriginalString.EndsWith('/') ? value : new(value.OriginalString + "/"); } =
        new(DefaultApiUrl);

    /// <summary>How long the response to a message that is posted, changed or deleted is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The address, without the tokens.</summary>
    public override string ToString() => $"Slack at {ApiUrl}";
}
