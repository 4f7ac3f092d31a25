using System.Globalization;
using PaperBot.Commands;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>What Slack's errors (https://docs.slack.dev/reference/methods) mean, how to fix them, and what follows for a message.</summary>
internal static class SlackErrors
{
    private const string Apps = "https://api.slack.com/apps";

    /// <summary>Why a call failed and how to fix it, for the log and for the person who set up the bot.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="bot">The name by which people invite the bot; null if it is not known.</param>
    public static string Explain(SlackFailure failure, string? bot = null) => failure switch
    {
        SlackFailure.Refused refused => $"{refused.Error}: {FixOf(refused, bot ?? "PaperBot")}",
        SlackFailure.RateLimited limited => $"ratelimited: Slack asks to wait {limited.RetryAfter.TotalSeconds:0} s",
        SlackFailure.NotSent notSent => $"{notSent.Reason}: check the network and Slack:ApiUrl",
        SlackFailure.Unknown unknown => unknown.Reason,
        SlackFailure.ForeignUrl foreign => $"its response_url leads to {foreign.Host}, which is not Slack",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    /// <summary>What a person is told when a message was not posted.</summary>
    public static LocalText WordOf(SlackFailure failure) => failure switch
    {
        SlackFailure.Refused { Error: "not_in_channel" or "channel_not_found" } => SlackWording.NotMember,
        SlackFailure.Refused refused => Fill(refused.Error),
        SlackFailure.RateLimited => Fill("ratelimited"),
        SlackFailure.NotSent => Fill("no connection"),
        _ => SlackWording.PerhapsPosted,
    };

    /// <summary>Whether Slack may have refused a message for a kind of block. A <c>response_url</c> does not always name the error.</summary>
    public static bool IsAboutBlocks(SlackFailure? failure) => failure is SlackFailure.Refused
    {
        Error: "invalid_blocks" or "invalid_blocks_format" or "invalid_block_type" or "unsupported_block" or "http_400",
    };

    private static LocalText Fill(string reason) => new(
        string.Format(CultureInfo.InvariantCulture, SlackWording.NotPosted.English, reason),
        string.Format(CultureInfo.InvariantCulture, SlackWording.NotPosted.Korean, reason));

    /// <summary>Whether Slack refuses this very message, so that trying again cannot help. Other errors can be fixed without changing it.</summary>
    public static bool IsAboutMessage(string error) => error is
        "msg_too_long" or "msg_blocks_too_long" or "no_text" or "invalid_blocks" or "invalid_blocks_format" or "invalid_arguments"
        or "invalid_json" or "json_not_object" or "too_many_attachments" or "metadata_too_large" or "invalid_metadata_format"
        or "invalid_metadata_schema";

    private static string FixOf(SlackFailure.Refused refused, string bot) => refused.Error switch
    {
        "not_in_channel" => $"type /invite @{bot} in the channel",
        "channel_not_found" => $"use the channel's id (C…, from the channel's details), and type /invite @{bot} if it is private",
        "is_archived" or "is_inactive" => "the channel is archived: unarchive it, or choose another one",
        "restricted_action" or "restricted_action_read_only_channel" or "posting_to_general_channel_denied" =>
            $"posting is restricted here: ask an admin to let @{bot} post (the channel's settings, Posting permissions)",
        "is_frozen" => "the channel is being moved or is frozen by an admin: wait, or ask the admin",
        "restricted_action_thread_only_channel" => "only replies may be posted to this channel: choose another one",
        "restricted_action_thread_locked" or "thread_locked" => "an admin has locked the thread, so that nothing more is posted to it",
        "restricted_action_non_threadable_channel" or "cannot_reply_to_message" => "this channel has no threads, so that the entries are not posted one by one",
        "thread_not_found" or "invalid_thread_ts" => "the message of the thread was deleted, so that nothing more is posted to it",
        "message_not_found" => "a person deleted the message",
        "cant_update_message" or "edit_window_closed" => "Slack does not let the app change this message any more",
        "cant_delete_message" or "compliance_exports_prevent_deletion" => "Slack does not let the app delete this message: delete it by hand",
        "no_permission" or "access_denied" => $"type /invite @{bot} in the channel, and ask an admin to let the app post",
        "messages_tab_disabled" => $"switch the Messages Tab on under App Home on {Apps}",
        "accesslimited" => "Slack does not accept calls from this network: ask an admin to allow its address for the app",
        "ekm_access_denied" => "an admin has suspended posting in the organization: ask the admin",
        "team_access_not_granted" => "an admin has to allow the app in this workspace",
        "invalid_auth" or "not_authed" => $"Slack does not know the token: copy it again from {Apps}",
        "token_revoked" or "token_expired" or "app_uninstalled" => $"install the app again on {Apps} and copy its new token",
        "account_inactive" => $"the app was removed from the workspace: install it again on {Apps} and copy its new token",
        "not_allowed_token_type" => "Slack:BotToken needs the token with xoxb-, Slack:AppToken the one with xapp-",
        "missing_scope" => $"add the scope {refused.Needed ?? "that the method needs"} on {Apps} and install the app again",
        "msg_too_long" or "msg_blocks_too_long" => "the message is longer than Slack allows",
        var error when IsAboutMessage(error) => "Slack does not accept the message's format",
        "link_disabled" => $"switch it on under Socket Mode on {Apps}",
        var error when error.StartsWith("http_", StringComparison.Ordinal) => "this is not a response of Slack's: check Slack:ApiUrl",
        var error => $"see https://docs.slack.dev/reference/methods for {error}",
    };
}
