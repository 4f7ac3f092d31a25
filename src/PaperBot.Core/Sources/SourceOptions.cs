namespace PaperBot.Sources;

/// <summary>An item of the section <c>Sources</c> of the settings.</summary>
public sealed record SourceOptions
{
    internal const int MaxSettleMinutes = 7 * 24 * 60;

    /// <summary>The name of a <see cref="SourceKind"/>.</summary>
    public string Kind { get; init; } = "Folder";

    /// <summary>Folder: the folder, relative to the working folder. Git: the folder of the repository that contains the documents; empty for all of it.</summary>
    public string Path { get; init; } = "";

    /// <summary>Git: the repository. Feed and Page: the address.</summary>
    public string Url { get; init; } = "";

    /// <summary>Git: the branch; empty for the repository's default branch.</summary>
    public string Branch { get; init; } = "";

    /// <summary>Feed and Page: whether the address is in the internal network although its name does not say so.</summary>
    public bool Internal { get; init; }

    /// <summary>The minutes between two polls; null for the default of the kind.</summary>
    public double? EveryMinutes { get; init; }

    /// <summary>The minutes for which a document must stay unchanged before its new entries are posted; null for the default of the kind.</summary>
    public double? SettleMinutes { get; init; }

    /// <summary>A new entry that is dated more than so many days before it arrived is archive, and is not posted.</summary>
    public int NewsDays { get; init; } = 30;

    /// <summary>More new entries than this at once are archive, and none of them is posted.</summary>
    public int BulkEntries { get; init; } = 50;

    /// <summary>Whether an address contains a password or a token.</summary>
    public static bool ContainsSecret(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.UserInfo.Contains(':', StringComparison.Ordinal) || address is { UserInfo.Length: > 0, Scheme: "http" or "https" } || WebAddress.HasSecretQuery(address));

    /// <summary>How long a document must stay unchanged before its new entries are posted.</summary>
    public TimeSpan Settle => SettleMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : SourceFactory.FindKind(this)?.DefaultSettle ?? TimeSpan.Zero;

    /// <summary>The same for an entry that is incomplete.</summary>
    public TimeSpan SettleIncomplete =>
        Settle > TimeSpan.Zero && SourceFactory.FindKind(this)?.MinIncompleteSettle is { } least && least > Settle ? least : Settle;

    /// <summary>The time between two polls, given the default of the kind.</summary>
    public TimeSpan Interval(TimeSpan defaultInterval) => EveryMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : defaultInterval;
}
