using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>The section <c>Slack</c> of the settings.</summary>
internal sealed record SlackOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Slack";

    /// <summary>Stands for the members of the workspace in <see cref="Subscribers"/>.</summary>
    public const string Members = "Members";

    /// <summary>The bot token, <c>xoxb-…</c>.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>The app-level token, <c>xapp-…</c>, with the scope <c>connections:write</c>; empty if Slack sends everything over HTTP.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>The secret with which Slack signs requests over HTTP, which are refused without it; not needed for Socket Mode. Secret.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The Web API, an <see cref="Transport.ApiAddress"/>. Tokens are sent to this host only.</summary>
    public string ApiUrl { get; init => field = value.Length == 0 ? field : value; } = SlackClientOptions.DefaultApiUrl;

    /// <summary>The ids of the only channels (and direct messages) in which PaperBot answers; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>
    /// Who may subscribe a channel: <see cref="Members"/> for the members of the workspace, without guests, and everybody in a direct message with the bot; ids of people.
    /// Empty for members.
    /// </summary>
    public IReadOnlyList<string> Subscribers { get; init; } = [];

    /// <summary>Whether people of other workspaces are answered in channels that are shared with theirs.</summary>
    public bool AllowGuests { get; init; }

    /// <summary>Whether any token or secret is set: without one, PaperBot runs without Slack.</summary>
    public bool IsSet => BotToken.Length > 0 || AppToken.Length > 0 || SigningSecret.Length > 0;

    /// <summary>The options of the client.</summary>
    public SlackClientOptions ToClientOptions() => new() { BotToken = BotToken, AppToken = AppToken, ApiUrl = new Uri(ApiUrl) };

    /// <summary>The address, without the tokens.</summary>
    public override string ToString() => $"Slack at {ApiUrl}";
}
