using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Respects that the app was removed from the workspace, or its token revoked: the token is not used any more.</summary>
internal sealed class AccessHandler(SlackApiClient client)
{
    /// <summary>Ends the use of the token if it is the bot's.</summary>
    public Task HandleAsync(AccessRevoked revoked, AuthInfo owner)
    {
        if (revoked.Tokens is null)
        {
            client.Access.End(new SlackFailure.Refused("app_uninstalled"));
        }
        else if (revoked.Tokens.Bot is { Count: > 0 } bots && (owner.UserId is null || bots.Contains(owner.UserId)))
        {
            client.Access.End(new SlackFailure.Refused("token_revoked"));
        }

        return Task.CompletedTask;
    }
}
