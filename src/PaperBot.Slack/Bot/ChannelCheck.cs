using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Checks whether the bot can post to a channel and find its messages there, and says how to fix what is wrong
/// (https://docs.slack.dev/reference/methods/conversations.info).
/// </summary>
internal sealed class ChannelCheck(SlackApiClient client)
{
    /// <summary>Checks a channel, without posting to it.</summary>
    public async Task<CheckResult> CheckAsync(string channel, CancellationToken cancellationToken)
    {
        if (client.BotName is null)
        {
            await client.TestAuthAsync(cancellationToken);
        }

        var errors = new PostErrors(client.BotName);
        var result = await client.GetConversationAsync(channel, cancellationToken);
        return result switch
        {
            { IsDone: true } => FindRefusal(result.Value, channel, result.Scopes) is { } refusal
                ? Refuse(refusal)
                : new(true, $"{channel}: {Describe(result.Value, channel)}"),
            { Failure: SlackFailure.Refused { Error: "missing_scope" } } => new(false, $"{channel}: it cannot be checked. {errors.Explain(result.Failure)}")
            {
                Korean = $"{channel}: 확인할 수 없습니다. {errors.ExplainInKorean(result.Failure)}",
                IsUnknown = true,
            },
            { Failure: SlackFailure.Refused refused } => Refuse(refused),
            _ => new(false, $"{channel}: it cannot be checked now. {errors.Explain(result.Failure)}")
            {
                Korean = $"{channel}: 지금은 확인할 수 없습니다. {errors.Explain(result.Failure)}",
                IsUnknown = true,
            },
        };

        CheckResult Refuse(SlackFailure refused) => new(false, $"{channel}: {errors.Explain(refused)}") { Korean = $"{channel}: {errors.ExplainInKorean(refused)}" };
    }

    private static SlackFailure.Refused? FindRefusal(Conversation found, string channel, IReadOnlySet<string>? scopes) => found switch
    {
        { IsArchived: true } => new("is_archived"),
        { IsMember: false } when !IsDirect(found, channel) && !found.IsMpim => new("not_in_channel"),
        { IsReadOnly: true } => new("restricted_action_read_only_channel"),
        { IsThreadOnly: true } => new("restricted_action_thread_only_channel"),
        { IsFrozen: true } => new("is_frozen"),
        _ when Needed(found, channel).FirstOrDefault(scope => scopes?.Contains(scope) == false) is { } missing => new("missing_scope", missing),
        _ => null,
    };

    // Direct messages with one person have no members.
    private static bool IsDirect(Conversation found, string channel) => found.IsIm || channel.StartsWith('D');

    /// <summary>What posting and reading need; a message is read with its metadata without a further scope if it is the app's own.</summary>
    private static string[] Needed(Conversation found, string channel) =>
        ["chat:write", IsDirect(found, channel) ? "im:history" : found.IsMpim ? "mpim:history" : found.IsPrivate ? "groups:history" : "channels:history"];

    private static string Describe(Conversation found, string channel)
    {
        var shared = found.IsExtShared ? "; people of another organization read it too" : "";
        var threads = found.IsNonThreadable ? "; it has no threads, so that entries are not posted one by one" : "";
        return IsDirect(found, channel) ? "direct messages can be posted to" : $"#{found.Name} can be posted to{shared}{threads}";
    }
}
