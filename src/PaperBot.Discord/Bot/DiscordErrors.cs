using System.Net;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>What Discord's errors mean, and how to fix them (topics/opcodes-and-status-codes).</summary>
internal static class DiscordErrors
{
    private const string InvalidToken =
        "Discord refuses the token. Set Discord:Token to that of the Bot page of https://discord.com/developers/applications, and restart.";

    /// <summary>Whether the bot has no access to what it requested, or it does not exist.</summary>
    public static bool IsAccessDenied(DiscordException exception) =>
        exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    /// <summary>What is wrong and how to fix it, for people.</summary>
    public static string Explain(DiscordException exception) =>
        exception.Response is { } response ? Explain(response, Shortening.AtWord(response.Description, 500)) : exception.CloseCode switch
        {
            4004 => InvalidToken,
            4010 => "Discord refuses the number of the shard (4010). Set Discord:Shards to auto, and restart.",
            4011 => "The bot is in more servers than its connections support (4011). Set Discord:Shards to auto, and restart.",
            4012 => "Discord no longer supports version 10 of its gateway (4012). Update PaperBot.",
            (4013 or 4014) and var code =>
                $"Discord refuses the intents ({code}), although PaperBot requests only Guilds, Guild Messages and Direct Messages, which every bot may have. Check the Bot page of the application.",
            _ => exception.Message,
        };

    /// <summary>The same as <see cref="Explain(DiscordException)"/> for people who read Korean, of what somebody can fix in a channel; null otherwise.</summary>
    public static string? ExplainInKorean(DiscordException exception) => exception.Response switch
    {
        { Status: HttpStatusCode.Unauthorized } => "Discord가 토큰을 거부합니다. https://discord.com/developers/applications 의 Bot 페이지에 있는 토큰을 Discord:Token에 넣고 다시 시작하세요.",
        { Code: 10003 } => "Discord에 이런 채널이 없습니다. 삭제되었거나 ID가 틀렸습니다. 채널 ID를 다시 복사하고(개발자 모드, 채널 ID 복사하기) 봇을 서버에 초대하세요.",
        { Code: 160005 or 50083 } => "스레드가 잠겼거나 보관되었습니다. 잠금을 풀거나 봇에게 스레드 관리 권한을 주세요.",
        { Code: 160006 or 160007 } => "서버에 활성 스레드가 Discord의 한도만큼 있습니다. 몇 개를 닫으세요.",
        { Code: 50008 or 40058 or 50024 } => "Discord가 이 종류의 채널에는 메시지를 허용하지 않습니다. 텍스트 채널, 포럼, 스레드 가운데에서 고르세요.",
        { Code: 40066 or 40067 } => "포럼에 태그가 있어야 합니다. 누구나 쓸 수 있는 \"papers\" 태그를 추가하거나 태그 필수를 끄세요.",
        { Status: HttpStatusCode.Forbidden, IsRefusalOfApi: true } =>
            "Discord가 봇의 접근을 막습니다. 봇을 서버에 초대하고 이 채널에서 채널 보기, 메시지 보내기, 메시지 기록 보기 권한을 주세요.",
        _ => null,
    };

    private static string Explain(RestResponse response, string description) => response switch
    {
        { Status: HttpStatusCode.Unauthorized } => InvalidToken,
        { Code: 10003 } => $"Discord knows no such channel ({description}): it was deleted, or its id is wrong. "
            + "Copy the channel's id again (Developer Mode, Copy Channel ID), and invite the bot to its server.",
        { Code: 10062 or 10015 } => $"Discord no longer accepts a response to this interaction ({description}): "
            + "it must begin within 3 seconds, and can be changed for 15 minutes.",
        { Code: 10008 } => $"The message is no longer there: a person deleted it ({description}).",
        { Code: 160005 or 50083 } => $"The thread is locked or archived ({description}). Unlock it, or give the bot Manage Threads.",
        { Code: 160006 or 160007 } => $"The server has as many active threads as Discord allows ({description}). Close some of them.",
        { Code: 50008 or 40058 or 50024 } => $"Discord does not allow messages in a channel of this type ({description}). Choose a text channel, a forum or a thread.",
        { Code: 40066 or 40067 } => $"The forum requires a tag ({description}). Add the tag \"papers\" to it, which everybody may use, or switch off Require Tags.",
        { Code: 50007 } => $"The person does not accept direct messages of the bot ({description}).",
        { Status: HttpStatusCode.Forbidden, IsRefusalOfApi: true } =>
            $"Discord denies the bot access ({description}). Invite it to the server, and give it "
            + "View Channel, Send Messages and Read Message History in this channel.",
        { Status: HttpStatusCode.NotFound } =>
            $"Discord found nothing at this address ({description}). If Discord:ApiUrl is set, remove it to use https://discord.com/api/v10/.",
        { IsRateLimited: true } => $"Discord asks to slow down ({description}).",
        { IsServerError: true } => $"Discord has an internal error ({description}).",
        _ => $"Discord refused the request ({description}).",
    };
}
