using PaperBot.Platforms;

namespace PaperBot.Slack.WebApi;

/// <summary>Finds out whether tokens, scopes and channels are set up, and says how to mend what is not.</summary>
public sealed class SetupCheck(SlackWebApi api)
{
    private const string AddScopes = "add it under OAuth & Permissions on https://api.slack.com/apps and install the app again";
    private static readonly string[] Required = ["chat:write", "commands"];
    private static readonly (string Scope, string Lack)[] Wanted =
    [
        ("channels:read", "channels cannot be checked"),
        ("channels:history", "a post whose answer was lost cannot be found again"),
        ("groups:read", "private channels cannot be checked"),
        ("groups:history", "a post whose answer was lost cannot be found again in a private channel"),
        ("users:read", "answers are in English for everybody"),
    ];

    /// <summary>Tries both tokens (https://docs.slack.dev/reference/methods/auth.test), and names the scopes that are missing.</summary>
    public async Task<CheckResult> CheckTokensAsync(CancellationToken cancellationToken)
    {
        var bot = await api.CallAsync("auth.test", new Dictionary<string, string>(), cancellationToken);
        if (bot is not SlackResult.Answered answered)
        {
            return new CheckResult(false, $"Slack:BotToken: {SlackReasons.Of(bot)}");
        }

        string[] missing = answered.Scopes is { } scopes ? [.. Required.Except(scopes)] : [];
        if (missing is not [])
        {
            return new CheckResult(false, $"Slack:BotToken lacks {string.Join(" and ", missing)}: {AddScopes}");
        }

        var app = await api.OpenConnectionAsync(cancellationToken);
        if (app is not SlackResult.Answered)
        {
            return new CheckResult(false, $"Slack:AppToken: {SlackReasons.Of(app)}");
        }

        var who = answered.Read(WebApiJson.Default.TokenInfo);
        return new CheckResult(true, $"signed in to {who?.Team} as @{who?.User}{Lacking(answered.Scopes)}");
    }

    /// <summary>Looks a channel up (https://docs.slack.dev/reference/methods/conversations.info).</summary>
    public async Task<CheckResult> CheckChannelAsync(string channel, CancellationToken cancellationToken)
    {
        var result = await api.CallAsync("conversations.info", new Dictionary<string, string> { ["channel"] = channel }, cancellationToken);
        if (result is not SlackResult.Answered answered)
        {
            return new CheckResult(false, $"{channel}: {SlackReasons.Of(result)}");
        }

        return answered.Read(WebApiJson.Default.ChannelInfo)?.Channel switch
        {
            null => new CheckResult(false, $"{channel}: conversations.info answered without the channel"),
            { IsArchived: true } => Not("is_archived"),
            _ when channel.StartsWith('D') => new CheckResult(true, $"{channel}: direct messages can be posted to"), // Without members.
            { IsMember: false } => Not("not_in_channel"),
            var found => new CheckResult(true, $"{channel}: #{found.Name} can be posted to"),
        };

        CheckResult Not(string error) => new(false, $"{channel}: {SlackReasons.Of(new SlackResult.Refused(error))}");
    }

    private static string Lacking(IReadOnlySet<string>? scopes)
    {
        var lacking = Wanted.Where(each => scopes?.Contains(each.Scope) == false).Select(each => $"; without {each.Scope} {each.Lack}");
        var text = string.Concat(lacking);
        return text is "" ? "" : $"{text}: {AddScopes}";
    }
}
