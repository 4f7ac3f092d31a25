using System.Globalization;

namespace PaperBot.Discord.Client;

/// <summary>What a member or a bot may do in a channel (topics/permissions); only what PaperBot asks for.</summary>
[Flags]
public enum Permissions : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything.</summary>
    Administrator = 1UL << 3,

    /// <summary>Changing the channel.</summary>
    ManageChannels = 1UL << 4,

    /// <summary>Changing the guild.</summary>
    ManageGuild = 1UL << 5,

    /// <summary>Seeing the channel.</summary>
    ViewChannel = 1UL << 10,

    /// <summary>Writing in a channel, and starting posts in a forum.</summary>
    SendMessages = 1UL << 11,

    /// <summary>Reading what was written before.</summary>
    ReadMessageHistory = 1UL << 16,

    /// <summary>Changing threads, and writing in locked ones.</summary>
    ManageThreads = 1UL << 34,

    /// <summary>Starting threads that everybody sees.</summary>
    CreatePublicThreads = 1UL << 35,

    /// <summary>Writing in a thread.</summary>
    SendMessagesInThreads = 1UL << 38,
}

/// <summary>Reads permissions.</summary>
public static class PermissionSet
{
    /// <summary>Whether a set of permissions, which Discord writes as a decimal number, contains one of some.</summary>
    public static bool Contains(string? set, Permissions permission) =>
        ulong.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
        && ((Permissions)bits & (permission | Permissions.Administrator)) != Permissions.None;
}
