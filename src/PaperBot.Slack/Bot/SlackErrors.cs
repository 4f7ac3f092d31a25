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
        SlackFailure.Refused refused => $"{refused.Error}: {FixOf(refused, bot ?? "PaperBot").English}",
        SlackFailure.RateLimited limited => $"ratelimited: Slack asks to wait {limited.RetryAfter.TotalSeconds:0} s",
        SlackFailure.NotSent notSent => $"{notSent.Reason}: check the network and Slack:ApiUrl",
        SlackFailure.Unknown unknown => unknown.Reason,
        SlackFailure.ForeignUrl foreign => $"its response_url leads to {foreign.Host}, which is not Slack",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    /// <summary>The same for people who read Korean, of what somebody can fix; null otherwise.</summary>
    public static string? ExplainInKorean(SlackFailure failure, string? bot = null) =>
        failure is SlackFailure.Refused refused ? $"{refused.Error}: {FixOf(refused, bot ?? "PaperBot").Korean}" : null;

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

    private static LocalText FixOf(SlackFailure.Refused refused, string bot) => refused.Error switch
    {
        "not_in_channel" => new($"type /invite @{bot} in the channel", $"채널에서 /invite @{bot} 명령을 입력하세요"),
        "channel_not_found" => new(
            $"use the channel's id (C…, from the channel's details), and type /invite @{bot} if it is private",
            $"채널 세부 정보에 있는 채널 ID(C…)를 쓰고, 비공개 채널이면 /invite @{bot} 명령을 입력하세요"),
        "is_archived" or "is_inactive" => new("the channel is archived: unarchive it, or choose another one", "보관된 채널입니다. 보관을 해제하거나 다른 채널을 고르세요"),
        "restricted_action" or "restricted_action_read_only_channel" or "posting_to_general_channel_denied" => new(
            $"posting is restricted here: ask an admin to let @{bot} post (the channel's settings, Posting permissions)",
            $"게시가 제한된 채널입니다. 관리자에게 @{bot} 게시를 허용해 달라고 하세요(채널 설정의 게시 권한)"),
        "is_frozen" => new("the channel is being moved or is frozen by an admin: wait, or ask the admin", "옮기는 중이거나 관리자가 동결한 채널입니다. 기다리거나 관리자에게 물어보세요"),
        "restricted_action_thread_only_channel" => new("only replies may be posted to this channel: choose another one", "댓글만 올릴 수 있는 채널입니다. 다른 채널을 고르세요"),
        "restricted_action_thread_locked" or "thread_locked" => new("an admin has locked the thread, so that nothing more is posted to it", "관리자가 스레드를 잠가 더 올리지 않습니다"),
        "restricted_action_non_threadable_channel" or "cannot_reply_to_message" => new(
            "this channel has no threads, so that the entries are not posted one by one", "스레드가 없는 채널이라 항목을 하나씩 올리지 않습니다"),
        "thread_not_found" or "invalid_thread_ts" => new("the message of the thread was deleted, so that nothing more is posted to it", "스레드의 메시지가 삭제되어 더 올리지 않습니다"),
        "message_not_found" => new("a person deleted the message", "누군가 메시지를 삭제했습니다"),
        "cant_update_message" or "edit_window_closed" => new("Slack does not let the app change this message any more", "Slack이 이 메시지를 더는 고치지 못하게 합니다"),
        "cant_delete_message" or "compliance_exports_prevent_deletion" => new(
            "Slack does not let the app delete this message: delete it by hand", "Slack이 이 메시지를 지우지 못하게 합니다. 직접 지우세요"),
        "no_permission" or "access_denied" => new(
            $"type /invite @{bot} in the channel, and ask an admin to let the app post", $"채널에서 /invite @{bot} 명령을 입력하고, 관리자에게 앱의 게시를 허용해 달라고 하세요"),
        "messages_tab_disabled" => new($"switch the Messages Tab on under App Home on {Apps}", $"{Apps} 의 App Home에서 Messages Tab을 켜세요"),
        "accesslimited" => new(
            "Slack does not accept calls from this network: ask an admin to allow its address for the app", "Slack이 이 네트워크의 요청을 받지 않습니다. 관리자에게 이 주소를 허용해 달라고 하세요"),
        "ekm_access_denied" => new("an admin has suspended posting in the organization: ask the admin", "관리자가 조직의 게시를 멈췄습니다. 관리자에게 물어보세요"),
        "team_access_not_granted" => new("an admin has to allow the app in this workspace", "관리자가 이 워크스페이스에서 앱을 허용해야 합니다"),
        "invalid_auth" or "not_authed" => new($"Slack does not know the token: copy it again from {Apps}", $"Slack이 모르는 토큰입니다. {Apps} 에서 다시 복사하세요"),
        "token_revoked" or "token_expired" or "app_uninstalled" => new($"install the app again on {Apps} and copy its new token", $"{Apps} 에서 앱을 다시 설치하고 새 토큰을 복사하세요"),
        "account_inactive" => new(
            $"the app was removed from the workspace: install it again on {Apps} and copy its new token", $"앱이 워크스페이스에서 제거되었습니다. {Apps} 에서 다시 설치하고 새 토큰을 복사하세요"),
        "not_allowed_token_type" => new("Slack:BotToken needs the token with xoxb-, Slack:AppToken the one with xapp-", "Slack:BotToken에는 xoxb- 토큰, Slack:AppToken에는 xapp- 토큰이 필요합니다"),
        "missing_scope" => new(
            $"add the scope {refused.Needed ?? "that the method needs"} on {Apps} and install the app again", $"{Apps} 에서 {refused.Needed ?? "필요한"} 권한(scope)을 추가하고 앱을 다시 설치하세요"),
        "msg_too_long" or "msg_blocks_too_long" => new("the message is longer than Slack allows", "메시지가 Slack의 한도보다 깁니다"),
        var error when IsAboutMessage(error) => new("Slack does not accept the message's format", "Slack이 메시지 형식을 받아들이지 않습니다"),
        "link_disabled" => new($"switch it on under Socket Mode on {Apps}", $"{Apps} 의 Socket Mode에서 켜세요"),
        var error when error.StartsWith("http_", StringComparison.Ordinal) => new("this is not a response of Slack's: check Slack:ApiUrl", "Slack의 응답이 아닙니다. Slack:ApiUrl을 확인하세요"),
        var error => new($"see https://docs.slack.dev/reference/methods for {error}", $"https://docs.slack.dev/reference/methods 에서 {error} 항목을 보세요"),
    };
}
