using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>The guilds that the bot is in, and those of their members that it is asked for.</summary>
public sealed class FakeGuilds
{
    /// <summary>The guild that the bot is in.</summary>
    public const string Guild = "3000000000000000001";

    /// <summary>A user.</summary>
    public const string User = "4000000000000000001";

    /// <summary>The bot's user.</summary>
    public const string Bot = "1000000000000000002";

    /// <summary>The language of the guilds.</summary>
    public string PreferredLocale { get; set; } = "en-US";

    /// <summary>The names of the guilds.</summary>
    public ConcurrentDictionary<string, string> Names { get; } = new() { [Guild] = "Research" };

    /// <summary>The members.</summary>
    public ConcurrentDictionary<(string Guild, string User), bool> Members { get; } = new();

    /// <summary>The guilds as Discord lists them.</summary>
    internal JsonArray List() => [.. Names.Select(guild => new JsonObject { ["id"] = guild.Key, ["name"] = guild.Value, ["preferred_locale"] = PreferredLocale })];

    /// <summary>The guilds as a new session names them.</summary>
    internal JsonArray Unavailable() => [.. Names.Keys.Select(id => new JsonObject { ["id"] = id, ["unavailable"] = true })];
}
