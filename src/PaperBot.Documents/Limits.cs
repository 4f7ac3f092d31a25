namespace PaperBot;

/// <summary>
/// What PaperBot takes from documents, the web and people at most. What is over a limit is refused with a message; the README's table of limits says
/// what happens.
/// </summary>
public static class Limits
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The maximum length of a document of a source, in bytes.</summary>
    public const int DocumentBytes = 16 * Megabyte;

    /// <summary>The maximum number of words and conditions in a query.</summary>
    public const int QueryTerms = 16;

    /// <summary>How long a command may compute before it is cancelled.</summary>
    public static readonly TimeSpan QueryTime = TimeSpan.FromSeconds(2);

    /// <summary>The maximum number of requests of a platform that are answered at the same time.</summary>
    public const int ConcurrentRequests = 200;

    /// <summary>The maximum length of a message from a platform's socket, in bytes.</summary>
    public const int SocketMessageBytes = 16 * Megabyte;

    /// <summary>How many lines a minute are logged of each kind of trouble that a platform or its users cause.</summary>
    public const int LogLinesPerMinute = 10;

    /// <summary>The maximum number of servers of Discord that the bot can be in: as many as one connection supports.</summary>
    public const int Servers = 2_500;

    /// <summary>In how many servers a person who writes to the bot directly is looked for.</summary>
    public const int ServersOfMember = 10;

    /// <summary>How many people who write to the bot directly are remembered as members of a server or not.</summary>
    public const int RememberedMembers = 1_000;

    /// <summary>How long they are remembered.</summary>
    public static readonly TimeSpan MembershipTime = TimeSpan.FromMinutes(10);
}
