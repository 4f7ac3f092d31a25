using PaperBot.Platforms;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>What Slack's errors (https://docs.slack.dev/reference/methods) mean for a message that is posted, changed, deleted or looked for.</summary>
/// <param name="bot">The name by which people invite the bot; null if it is not known.</param>
internal sealed class PostErrors(string? bot)
{
    private static readonly TimeSpan UnknownErrorDelay = TimeSpan.FromMinutes(10);

    /// <summary>The outcome of posting a message when the call failed.</summary>
    public PostOutcome Post(SlackFailure failure) => failure switch
    {
        SlackFailure.RateLimited limited => new PostOutcome.NotSent(Explain(failure), limited.RetryAfter) { IsForAll = limited.IsForWorkspace },
        SlackFailure.NotSent => new PostOutcome.NotSent(Explain(failure)),
        SlackFailure.Refused refused => OfRefusal(refused),
        _ => new PostOutcome.Unknown(Explain(failure)),
    };

    /// <summary>The outcome of changing a message when the call failed.</summary>
    public PostOutcome Update(SlackFailure failure) => failure switch
    {
        SlackFailure.Refused { Error: "message_not_found" or "cant_update_message" or "edit_window_closed" } => new PostOutcome.Rejected(Explain(failure)),
        SlackFailure.Refused { Error: "update_failed" } => new PostOutcome.Unknown(Explain(failure)),
        _ => Post(failure),
    };

    /// <summary>The outcome of deleting a message when the call failed.</summary>
    public PostOutcome Delete(string messageId, SlackFailure failure) => failure switch
    {
        SlackFailure.Refused { Error: "message_not_found" } => new PostOutcome.Sent(messageId),
        SlackFailure.Refused { Error: "cant_delete_message" or "compliance_exports_prevent_deletion" } => new PostOutcome.Rejected(Explain(failure)),
        _ => Post(failure),
    };

    /// <summary>The outcome of looking for a message when the channel could not be read.</summary>
    public FindOutcome Find(SlackFailure failure) => failure switch
    {
        SlackFailure.RateLimited limited => new FindOutcome.Unknown(Explain(failure), limited.RetryAfter),
        SlackFailure.Refused { Error: "thread_not_found" } => new FindOutcome.NotThere(),
        SlackFailure.Refused refused when IsAboutApp(refused.Error) || IsAboutChannel(refused.Error) => new FindOutcome.Blocked(Explain(failure)),
        SlackFailure.Refused => new FindOutcome.Unknown(Explain(failure), UnknownErrorDelay),
        _ => new FindOutcome.Unknown(Explain(failure)),
    };

    /// <summary>Why a call failed and how to fix it.</summary>
    public string Explain(SlackFailure failure) => SlackErrors.Explain(failure, bot);

    /// <summary>The same for people who read Korean; null if nobody can fix it.</summary>
    public string? ExplainInKorean(SlackFailure failure) => SlackErrors.ExplainInKorean(failure, bot);

    private PostOutcome OfRefusal(SlackFailure.Refused refused) => refused.Error switch
    {
        var error when SlackErrors.IsAboutMessage(error) || IsAboutThread(error) => new PostOutcome.Rejected(Explain(refused)),
        var error when IsAboutApp(error) => new PostOutcome.Blocked(Explain(refused), IsForAll: true) { Korean = ExplainInKorean(refused) },
        var error when IsAboutChannel(error) => new PostOutcome.Blocked(Explain(refused)) { Korean = ExplainInKorean(refused) },
        var error when error.StartsWith("http_", StringComparison.Ordinal) => new PostOutcome.NotSent(Explain(refused), UnknownErrorDelay) { IsForAll = true },
        _ => new PostOutcome.NotSent(Explain(refused), UnknownErrorDelay),
    };

    /// <summary>Whether nothing can be posted with the token until somebody sets the app up anew.</summary>
    private static bool IsAboutApp(string error) => error is
        "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive" or "app_uninstalled" or "not_allowed_token_type" or "missing_scope"
        or "org_login_required" or "ekm_access_denied" or "accesslimited" or "team_access_not_granted" or "two_factor_setup_required";

    /// <summary>Whether nothing can be posted to the channel until somebody changes it.</summary>
    private static bool IsAboutChannel(string error) => error is
        "not_in_channel" or "channel_not_found" or "is_archived" or "is_inactive" or "no_permission" or "access_denied" or "messages_tab_disabled"
        or "restricted_action" or "restricted_action_read_only_channel" or "restricted_action_thread_only_channel" or "posting_to_general_channel_denied"
        or "channel_type_not_supported" or "method_not_supported_for_channel_type" or "cannot_dm_bot";

    /// <summary>
    /// Whether a message cannot be posted to its thread, which people have closed or deleted. Its entry stands in the summary too, and other posts go on.
    /// </summary>
    private static bool IsAboutThread(string error) => error is
        "restricted_action_thread_locked" or "thread_locked" or "restricted_action_non_threadable_channel" or "cannot_reply_to_message" or "thread_not_found"
        or "invalid_thread_ts" or "message_not_found";
}
