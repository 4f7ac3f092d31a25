using System.Globalization;
using PaperBot.Discord.Client;

namespace PaperBot.Discord.Bot;

/// <summary>The section <c>Discord</c> of the settings.</summary>
internal sealed record DiscordOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Discord";

    /// <summary>The value of <see cref="Shards"/> for as many as Discord recommends.</summary>
    public const string Auto = "auto";

    /// <summary>The bot's token; Discord is not used if it is empty. Secret.</summary>
    public string Token { get; init; } = "";

    /// <summary>The application's public key, 64 hexadecimal digits; needed only if Discord sends interactions over HTTP.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>The address of the API (<see cref="Transport.ApiAddress"/>).</summary>
    public string ApiUrl { get; init => field = value.Length == 0 ? field : value; } = DiscordClientOptions.DefaultApiUrl;

    /// <summary>The ids of the only servers that are served; empty for all that the bot is in.</summary>
    public IReadOnlyList<string> Guilds { get; init; } = [];

    /// <summary>How many connections the servers are spread over (events/gateway, Sharding): a number, or <c>auto</c> for as many as Discord recommends.</summary>
    public string Shards { get; init => field = value.Length == 0 ? field : value; } = Auto;

    /// <summary>Says what a channel's id has to be and how to copy it, for a text that cannot be one; null for one that can.</summary>
    public static string? FindChannelProblem(string text) => Snowflake.IsValid(text) ? null
        : "it has to be the id of a channel on Discord, which is a number. Turn on Developer Mode under User Settings, Advanced, and choose Copy Channel ID in the channel's menu.";

    /// <summary>The settings of the client.</summary>
    public DiscordClientOptions ToClientOptions() => new()
    {
        Token = Token,
        ApiUrl = new Uri(ApiUrl),
        Shards = int.TryParse(Shards, NumberStyles.None, CultureInfo.InvariantCulture, out var shards) ? shards : null,
        UserAgent = $"DiscordBot (https://paperbot.example, {typeof(DiscordOptions).Assembly.GetName().Version!.ToString(3)})",
    };

    /// <summary>The address, without the token.</summary>
    public override string ToString() => $"Discord at {ApiUrl}";
}
