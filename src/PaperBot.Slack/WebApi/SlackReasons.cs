namespace PaperBot.Slack.WebApi;

/// <summary>Says what Slack's words mean, and how to mend it.</summary>
public static class SlackReasons
{
    private const string Apps = "https://api.slack.com/apps";

    /// <summary>Why a call did not do what it should; for the log and for whoever set the bot up.</summary>
    public static string Of(SlackResult result) => result switch
    {
        SlackResult.Refused refused => $"{refused.Error}: {Mend(refused)}",
        SlackResult.RateLimited limited => $"ratelimited: Slack asks to wait {limited.RetryAfter.TotalSeconds:0} s",
        SlackResult.Unreached unreached => unreached.Reason,
        SlackResult.Lost lost => lost.Reason,
        _ => throw new ArgumentException("Nothing went wrong with this call.", nameof(result)),
    };

    /// <summary>Whether the token itself is no good, so that calling again cannot help.</summary>
    public static bool IsAboutToken(string error) => error is
        "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive" or "not_allowed_token_type"
        or "missing_scope" or "app_uninstalled" or "no_permission" or "org_login_required" or "ekm_access_denied" or "access_denied";

    /// <summary>
    /// Whether this very message is refused, so that no later try can help. Whatever else Slack refuses can be mended outside of it.
    /// </summary>
    public static bool IsAboutMessage(string error) => error is
        "msg_too_long" or "msg_blocks_too_long" or "no_text" or "invalid_blocks" or "invalid_blocks_format" or "invalid_arguments"
        or "invalid_json" or "json_not_object" or "too_many_attachments" or "metadata_too_large" or "invalid_metadata_format"
        or "invalid_metadata_schema";

    /// <summary>Whether the bot has no right to read the channel that it asked for.</summary>
    public static bool IsAboutReading(string error) => error is
        "missing_scope" or "not_in_channel" or "channel_not_found" or "no_permission" or "access_denied" or "ekm_access_denied"
        or "team_access_not_granted" or "method_not_supported_for_channel_type" or "not_allowed_token_type";

    /// <summary>Whether Slack itself does not know if it has done what was asked.</summary>
    public static bool IsUncertain(string error) => error is
        "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout";

    private static string Mend(SlackResult.Refused refused) => refused.Error switch
    {
        "not_in_channel" => "type /invite @PaperBot in the channel",
        "channel_not_found" => "use the channel's id (C…, from the channel's details), and type /invite @PaperBot if it is private",
        "is_archived" => "the channel is archived: unarchive it, or name another one",
        "restricted_action" or "restricted_action_read_only_channel" => "only some may post here: ask an admin to let the app post",
        "invalid_auth" or "not_authed" => $"Slack does not know the token: copy it again from {Apps}",
        "token_revoked" or "token_expired" or "app_uninstalled" => $"install the app again on {Apps} and copy its new token",
        "account_inactive" => $"the app was removed from the workspace: install it again on {Apps} and copy its new token",
        "not_allowed_token_type" => "Slack:BotToken needs the token with xoxb-, Slack:AppToken the one with xapp-",
        "missing_scope" => $"add the scope {refused.Needed ?? "that the method needs"} on {Apps} and install the app again",
        "msg_too_long" or "msg_blocks_too_long" => "the message is longer than Slack takes",
        var error when IsAboutMessage(error) => "Slack does not take the message as it is laid out",
        "link_disabled" => $"switch it on under Socket Mode on {Apps}",
        var error when error.StartsWith("http_", StringComparison.Ordinal) => "this is not how Slack answers: check Slack:ApiUrl",
        var error => $"see https://docs.slack.dev/reference/methods for {error}",
    };
}
