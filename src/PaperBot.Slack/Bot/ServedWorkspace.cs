using Microsoft.Extensions.Options;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>The workspace that the bot token belongs to, and whether what happens there can arrive. Thread-safe.</summary>
internal sealed class ServedWorkspace(SlackApiClient client, SocketModeClient socket, IOptions<SlackOptions> options)
{
    private volatile AuthInfo? _owner;

    /// <summary>The workspace; null as long as Slack has not named it.</summary>
    public AuthInfo? Owner
    {
        get => _owner;
        set => _owner = value;
    }

    /// <summary>Whether envelopes can arrive, over a socket or, without the token for one, over HTTP, and Slack accepts the bot token.</summary>
    public bool IsConnected => client.Access.Refusal is null
        && (options.Value.AppToken.Length > 0 ? socket.IsConnected : _owner is not null);

    /// <summary>Why nothing can arrive, and how to fix it; null if it can, or the reason is not known.</summary>
    public string? Problem => client.Access.Refusal is { } refusal ? SlackErrors.Explain(refusal) : null;
}
