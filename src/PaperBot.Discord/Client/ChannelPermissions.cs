using System.Globalization;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Client;

/// <summary>A guild with its roles (resources/guild, Guild Object).</summary>
/// <param name="Id">The snowflake, which is also that of the role of everybody.</param>
/// <param name="OwnerId">The owner.</param>
/// <param name="Roles">The roles.</param>
public sealed record GuildRoles([property: JsonRequired] string Id, string? OwnerId, IReadOnlyList<Role?>? Roles);

/// <summary>A role (topics/permissions, Role Object).</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Permissions">What its members may do, as a decimal number.</param>
public sealed record Role(string? Id, string? Permissions);

/// <summary>A member of a guild (resources/guild, Guild Member Object).</summary>
/// <param name="Roles">The snowflakes of the member's roles.</param>
/// <param name="CommunicationDisabledUntil">Until when the member is timed out; null or in the past for not.</param>
public sealed record MemberRoles(IReadOnlyList<string?>? Roles, DateTimeOffset? CommunicationDisabledUntil);

/// <summary>What a channel allows and denies to a role or a member (resources/channel, Overwrite Object).</summary>
/// <param name="Id">The snowflake of the role or member.</param>
/// <param name="Type">0 for a role, 1 for a member.</param>
/// <param name="Allow">What it allows, as a decimal number.</param>
/// <param name="Deny">What it denies, as a decimal number.</param>
public sealed record PermissionOverwrite(string? Id, int Type, string? Allow, string? Deny);

/// <summary>Computes what a member may do in a channel (topics/permissions, Permission Overwrites).</summary>
public static class ChannelPermissions
{
    private const Permissions All = (Permissions)ulong.MaxValue;
    private const Permissions OfTimedOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    /// <summary>What a member may do; in a thread, the channel is the one that it belongs to.</summary>
    /// <param name="guild">The guild.</param>
    /// <param name="user">The snowflake of the user.</param>
    /// <param name="member">The user as a member.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="now">The time, which decides about a time-out.</param>
    public static Permissions Compute(GuildRoles guild, string user, MemberRoles member, Channel channel, DateTimeOffset now)
    {
        var own = (member.Roles ?? []).OfType<string>().ToHashSet();
        var ofGuild = (guild.Roles ?? []).OfType<Role>().Where(role => role.Id == guild.Id || own.Contains(role.Id ?? ""))
            .Aggregate(Permissions.None, (all, role) => all | Parse(role.Permissions));
        if (guild.OwnerId == user || ofGuild.HasFlag(Permissions.Administrator))
        {
            return All;
        }

        var overwrites = (channel.PermissionOverwrites ?? []).OfType<PermissionOverwrite>().ToList();
        var granted = Apply(ofGuild, overwrites.Where(overwrite => overwrite is { Type: 0 } && overwrite.Id == guild.Id));
        granted = Apply(granted, overwrites.Where(overwrite => overwrite is { Type: 0, Id: { } role } && role != guild.Id && own.Contains(role)));
        granted = Apply(granted, overwrites.Where(overwrite => overwrite is { Type: 1 } && overwrite.Id == user));
        return !granted.HasFlag(Permissions.ViewChannel) ? Permissions.None
            : member.CommunicationDisabledUntil > now ? granted & OfTimedOut
            : granted;
    }

    /// <summary>What all of them deny, and then what any of them allows.</summary>
    private static Permissions Apply(Permissions permissions, IEnumerable<PermissionOverwrite> overwrites)
    {
        var (allowed, denied) = (Permissions.None, Permissions.None);
        foreach (var overwrite in overwrites)
        {
            allowed |= Parse(overwrite.Allow);
            denied |= Parse(overwrite.Deny);
        }

        return (permissions & ~denied) | allowed;
    }

    private static Permissions Parse(string? set) =>
        ulong.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? (Permissions)bits : Permissions.None;
}
