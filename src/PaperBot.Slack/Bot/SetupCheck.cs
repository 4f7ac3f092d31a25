using Microsoft.Extensions.Options;
using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Checks whether tokens and scopes are set up, and says how to fix what is not.</summary>
internal sealed class SetupCheck(SlackApiClient client, IOptions<SlackOptions> options)
{
    private const string AddScopes = "add it under OAuth & Permissions on https://api.slack.com/apps and install the app again";
    private static readonly string[] RequiredScopes = ["chat:write", "commands"];
    private static readonly (string Scope, string Effect)[] OptionalScopes =
    [
        ("channels:read", "channels cannot be checked"),
        ("channels:history", "a message whose response was lost cannot be found again"),
        ("groups:read", "private channels cannot be checked"),
        ("groups:history", "a message whose response was lost cannot be found again in a private channel"),
        ("users:read", "replies are in English for everybody"),
        ("app_mentions:read", "mentions are not answered"),
        ("im:history", "direct messages are not answered"),
        ("im:read", "direct messages cannot be checked"),
        ("links:read", "links get no notes"),
        ("links:write", "links get no notes"),
    ];

    /// <summary>Checks both tokens (https://docs.slack.dev/reference/methods/auth.test), and names the scopes that are missing.</summary>
    public async Task<CheckResult> CheckTokensAsync(CancellationToken cancellationToken)
    {
        var bot = await client.TestAuthAsync(cancellationToken);
        if (!bot.IsDone)
        {
            return new CheckResult(false, $"Slack:BotToken: {SlackErrors.Explain(bot.Failure)}");
        }

        string[] missing = bot.Scopes is { } scopes ? [.. RequiredScopes.Except(scopes)] : [];
        if (missing is not [])
        {
            return new CheckResult(false, $"Slack:BotToken lacks {string.Join(" and ", missing)}: {AddScopes}");
        }

        // Without the token for sockets, Slack sends everything over HTTP.
        var app = options.Value.AppToken.Length > 0 ? await client.OpenConnectionAsync(cancellationToken) : null;
        var effects = EffectsOfMissing(bot.Scopes);
        return app is { IsDone: false }
            ? new CheckResult(false, $"Slack:AppToken: {SlackErrors.Explain(app.Failure)}")
            : new CheckResult(true, $"signed in to the workspace {bot.Value.Team} ({bot.Value.TeamId}) as @{bot.Value.User}{effects}") { IsLimited = effects != "" };
    }

    private static string EffectsOfMissing(IReadOnlySet<string>? scopes)
    {
        var effects = OptionalScopes.Where(each => scopes?.Contains(each.Scope) == false).Select(each => $"; without {each.Scope} {each.Effect}");
        var text = string.Concat(effects);
        return text is "" ? "" : $"{text}: {AddScopes}";
    }
}
