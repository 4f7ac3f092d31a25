using System.Collections.Concurrent;
using System.Globalization;
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

    /// <summary>The role of the bot.</summary>
    public const string BotRole = "3500000000000000001";

    public const ulong Administrator = 1UL << 3;
    public const ulong View = 1UL << 10;
    public const ulong Send = 1UL << 11;
    public const ulong ReadHistory = 1UL << 16;
    public const ulong ManageThreads = 1UL << 34;
    public const ulong CreateThreads = 1UL << 35;
    public const ulong SendInThreads = 1UL << 38;

    /// <summary>What the role of the bot may do; everybody else may do nothing.</summary>
    public ulong BotPermissions { get; set; } = View | Send | ReadHistory | CreateThreads | SendInThreads;

    /// <summary>Until when the bot is timed out.</summary>
    public DateTimeOffset? TimedOutUntil { get; set; }

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

    /// <summary>A guild with its roles; null if the bot is not in it.</summary>
    internal JsonObject? Find(string guild) => !Names.TryGetValue(guild, out var name) ? null : new JsonObject
    {
        ["id"] = guild,
        ["name"] = name,
        ["owner_id"] = User,
        ["roles"] = new JsonArray(
            new JsonObject { ["id"] = guild, ["name"] = "@everyone", ["permissions"] = "0" },
            new JsonObject { ["id"] = BotRole, ["name"] = "PaperBot", ["permissions"] = BotPermissions.ToString(CultureInfo.InvariantCulture) }),
    };

    /// <summary>The bot as a member.</summary>
    internal JsonObject BotMember() => new()
    {
        ["user"] = new JsonObject { ["id"] = Bot },
        ["roles"] = new JsonArray(BotRole),
        ["communication_disabled_until"] = TimedOutUntil?.ToString("O"),
    };

    /// <summary>Whether the bot may do something in a channel: by its role, then what the channel says to everybody, to the role and to the bot.</summary>
    internal bool MayBot(string guild, FakeChannel channel, ulong permission, DateTimeOffset now)
    {
        if (!Names.ContainsKey(guild))
        {
            return false;
        }

        var granted = BotPermissions;
        foreach (var subject in new[] { guild, BotRole, Bot })
        {
            var (allow, deny) = channel.Overwrites.GetValueOrDefault(subject);
            granted = (granted & ~deny) | allow;
        }

        return (BotPermissions & Administrator) != 0
            || ((granted & View) != 0 && (granted & permission) != 0 && (!(TimedOutUntil > now) || permission is View or ReadHistory));
    }
}
