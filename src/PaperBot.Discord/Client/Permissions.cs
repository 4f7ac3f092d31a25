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

    /// <summary>Writing in a channel.</summary>
    SendMessages = 1UL << 11,

    /// <summary>Starting threads that everybody sees.</summary>
    CreatePublicThreads = 1UL << 35,

    /// <summary>Writing in a thread.</summary>
    SendMessagesInThreads = 1UL << 38,
}

/// <summary>Reads permissions.</summary>
public static class PermissionSet
{
    /// <summary>Whether a set of permissions, which Discord writes as a decimal number, contains one.</summary>
    public static bool Contains(string? set, Permissions permission) =>
        ulong.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
        && ((Permissions)bits & (permission | Permissions.Administrator)) != Permissions.None;
}
