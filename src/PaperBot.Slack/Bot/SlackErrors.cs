using System.Globalization;
using PaperBot.Commands;
using PaperBot.Platforms;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>What Slack's errors (https://docs.slack.dev/reference/methods) mean, how to fix them, and what follows for a message.</summary>
internal static class SlackErrors
{
    private const string Apps = "https://api.slack.com/apps";
    private static readonly TimeSpan FixDelay = TimeSpan.FromMinutes(10);

    /// <summary>Why a call failed and how to fix it, for the log and for the person who set up the bot.</summary>
    public static string Explain(SlackFailure failure) => failure switch
    {
        SlackFailure.Refused refused => $"{refused.Error}: {FixOf(refused)}",
        SlackFailure.RateLimited limited => $"ratelimited: Slack asks to wait {limited.RetryAfter.TotalSeconds:0} s",
        SlackFailure.NotSent notSent => $"{notSent.Reason}: check the network and Slack:ApiUrl",
        SlackFailure.Unknown unknown => unknown.Reason,
        SlackFailure.ForeignUrl foreign => $"its response_url leads to {foreign.Host}, which is not Slack",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    /// <summary>The outcome of posting a message when the call failed.</summary>
    public static PostOutcome ToPostOutcome(SlackFailure failure) => failure switch
    {
        SlackFailure.RateLimited limited => new PostOutcome.NotSent(Explain(failure), limited.RetryAfter),
        SlackFailure.NotSent => new PostOutcome.NotSent(Explain(failure)),
        SlackFailure.Refused refused when IsAboutMessage(refused.Error) => new PostOutcome.Rejected(Explain(failure)),
        SlackFailure.Refused => new PostOutcome.NotSent(Explain(failure), FixDelay),
        _ => new PostOutcome.Unknown(Explain(failure)),
    };

    /// <summary>The outcome of looking for a message when the channel could not be read.</summary>
    public static PostOutcome ToFindOutcome(SlackFailure failure) => failure switch
    {
        SlackFailure.RateLimited limited => new PostOutcome.Unknown(Explain(failure), limited.RetryAfter),
        SlackFailure.Refused refused when IsAboutReading(refused.Error) => new PostOutcome.Rejected(Explain(failure)),
        SlackFailure.Refused => new PostOutcome.Unknown(Explain(failure), FixDelay),
        _ => new PostOutcome.Unknown(Explain(failure)),
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
    private static bool IsAboutMessage(string error) => error is
        "msg_too_long" or "msg_blocks_too_long" or "no_text" or "invalid_blocks" or "invalid_blocks_format" or "invalid_arguments"
        or "invalid_json" or "json_not_object" or "too_many_attachments" or "metadata_too_large" or "invalid_metadata_format"
        or "invalid_metadata_schema";

    /// <summary>Whether the bot may not read the channel.</summary>
    private static bool IsAboutReading(string error) => error is
        "missing_scope" or "not_in_channel" or "channel_not_found" or "no_permission" or "access_denied" or "ekm_access_denied"
        or "team_access_not_granted" or "method_not_supported_for_channel_type" or "not_allowed_token_type";

    private static string FixOf(SlackFailure.Refused refused) => refused.Error switch
    {
        "not_in_channel" => "type /invite @PaperBot in the channel",
        "channel_not_found" => "use the channel's id (C…, from the channel's details), and type /invite @PaperBot if it is private",
        "is_archived" => "the channel is archived: unarchive it, or choose another one",
        "restricted_action" or "restricted_action_read_only_channel" => "posting is restricted here: ask an admin to let the app post",
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
