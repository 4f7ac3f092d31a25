namespace PaperBot;

/// <summary>
/// What PaperBot takes from documents, the web and people at most. What is over a limit is refused with a message; the README's table of limits says
/// what happens.
/// </summary>
public static class Limits
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The maximum length of a document of a source, in bytes.</summary>
    public const int DocumentBytes = 4 * Megabyte;

    /// <summary>The maximum number of lines in a document.</summary>
    public const int DocumentLines = 100_000;

    /// <summary>The maximum number of entries in a document.</summary>
    public const int DocumentEntries = 20_000;

    /// <summary>How many problems of a document are reported.</summary>
    public const int DocumentProblems = 200;

    /// <summary>The maximum length of an entry, in characters of all its text.</summary>
    public const int EntryLength = 200_000;

    /// <summary>The maximum number of authors of an entry; experiments in physics have 5,000.</summary>
    public const int Authors = 6_000;

    /// <summary>The maximum number of tags of an entry.</summary>
    public const int Tags = 200;

    /// <summary>The maximum number of links of an entry, and of other notes that it links to.</summary>
    public const int Links = 1_000;

    /// <summary>How many documents may contain one entry.</summary>
    public const int DocumentsOfEntry = 100;

    /// <summary>The maximum number of files of a source.</summary>
    public const int SourceFiles = 100_000;

    /// <summary>How deep folders of a source may be nested.</summary>
    public const int FolderDepth = 40;

    /// <summary>The maximum length of all files of a source, in bytes.</summary>
    public const long SourceBytes = 1024L * Megabyte;

    /// <summary>How many files of a repository may have the same content.</summary>
    public const int EqualFiles = 10;

    /// <summary>How many bytes of changed documents are read before they are imported.</summary>
    public const int PollBytes = 16 * Megabyte;

    /// <summary>The maximum length of the message of a problem, in characters.</summary>
    public const int ProblemLength = 1_000;

    /// <summary>How many problems of a poll are logged.</summary>
    public const int LoggedProblems = 100;

    /// <summary>The maximum length of a feed or page, in bytes, decompressed.</summary>
    public const int FetchBytes = 8 * Megabyte;

    /// <summary>The maximum number of posts of a feed that are read.</summary>
    public const int FeedPosts = 1_000;

    /// <summary>The time limit for a feed or page with its redirects.</summary>
    public static readonly TimeSpan FetchTime = TimeSpan.FromMinutes(1);

    /// <summary>How many redirects are followed.</summary>
    public const int Redirects = 5;

    /// <summary>The time limit of a git command; a fetch has ten times as much.</summary>
    public static readonly TimeSpan GitTime = TimeSpan.FromMinutes(1);

    /// <summary>The maximum memory of a git process, in bytes of its address space.</summary>
    public const long GitMemory = 1024L * Megabyte;

    /// <summary>The maximum length of the local copy of a repository, in bytes.</summary>
    public const long MirrorBytes = 2048L * Megabyte;

    /// <summary>The maximum length of a file that git writes, in bytes.</summary>
    public const long GitFileBytes = 1024L * Megabyte;

    /// <summary>The maximum length of a command line, in characters.</summary>
    public const int CommandLength = 1_000;

    /// <summary>How much of a message is read, in UTF-16 units, to look its papers up.</summary>
    public const int MessageLength = 10_000;

    /// <summary>The maximum number of words and conditions in a query.</summary>
    public const int QueryTerms = 16;

    /// <summary>How many commands a person may send at once.</summary>
    public const int PersonBurst = 15;

    /// <summary>How many commands a person may send in a second, after those at once.</summary>
    public const double PersonPerSecond = 1;

    /// <summary>How many completions a person may ask for at once: one for each letter that is typed.</summary>
    public const int CompletionBurst = 30;

    /// <summary>How many completions a person may ask for in a second, after those at once.</summary>
    public const double CompletionsPerSecond = 5;

    /// <summary>Of how many people the commands are counted at the same time.</summary>
    public const int RememberedPeople = 10_000;

    /// <summary>How many commands and completions all people may send at once.</summary>
    public const int AllBurst = 200;

    /// <summary>How many commands and completions all people may send in a second, after those at once.</summary>
    public const double AllPerSecond = 100;

    /// <summary>How long a command may compute before it is cancelled.</summary>
    public static readonly TimeSpan QueryTime = TimeSpan.FromSeconds(2);

    /// <summary>The maximum number of connections to the page at once.</summary>
    public const int PageConnections = 100;

    /// <summary>The maximum number of headers of a request to the page.</summary>
    public const int RequestHeaders = 50;

    /// <summary>The maximum length of all headers of a request to the page, in bytes.</summary>
    public const int RequestHeaderBytes = 16 * 1024;

    /// <summary>How long a request to the page may take to send its headers.</summary>
    public static readonly TimeSpan RequestHeaderTime = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection to the page may be idle.</summary>
    public static readonly TimeSpan KeepAliveTime = TimeSpan.FromSeconds(30);

    /// <summary>The minimum rate at which a request to the page is sent and its response is read, in bytes a second.</summary>
    public const int TransferBytesPerSecond = 4096;

    /// <summary>The maximum length of the page's form with its document, in bytes.</summary>
    public const int FormBytes = 8 * Megabyte;

    /// <summary>The maximum number of forms that the page reads and parses at once.</summary>
    public const int Forms = 4;

    /// <summary>The maximum number of forms that wait until the page reads them.</summary>
    public const int WaitingForms = 16;

    /// <summary>The maximum number of wrong passwords in a minute from one address.</summary>
    public const int WrongPasswords = 5;

    /// <summary>Of how many addresses the wrong passwords of a minute are counted.</summary>
    public const int WrongPasswordSenders = 10_000;

    /// <summary>Of how many feeds of the page is remembered since when they are as they are.</summary>
    public const int RememberedFeeds = 1_000;

    /// <summary>The maximum number of entries that a subscription posts one by one when they are due at once. More are posted as a summary.</summary>
    public const int EntriesAtOnce = 20;

    /// <summary>The maximum number of entries of a post that has a line and a card for each.</summary>
    public const int EntriesInThread = 50;

    /// <summary>The maximum number of entries that a summary stands for; more are in the next one.</summary>
    public const int EntriesInSummary = 10_000;

    /// <summary>The maximum number of requests of a platform that are answered at the same time.</summary>
    public const int ConcurrentRequests = 200;

    /// <summary>The maximum length of a message from a platform's socket, in bytes.</summary>
    public const int SocketMessageBytes = 16 * Megabyte;

    /// <summary>How many lines a minute are logged of each kind of trouble that a platform or its users cause.</summary>
    public const int LogLinesPerMinute = 10;

    /// <summary>The maximum number of servers of Discord on one connection: as many as it supports.</summary>
    public const int Servers = 2_500;

    /// <summary>In how many servers a person who writes to the bot directly is looked for.</summary>
    public const int ServersOfMember = 10;

    /// <summary>How many people who write to the bot directly are remembered as members of a server or not.</summary>
    public const int RememberedMembers = 1_000;

    /// <summary>How long they are remembered.</summary>
    public static readonly TimeSpan MembershipTime = TimeSpan.FromMinutes(10);

    /// <summary>How long a regular expression may look at one text. None should come near it: each takes time in proportion to the text.</summary>
    public static readonly TimeSpan RegexTime = TimeSpan.FromSeconds(2);

    /// <summary>The maximum length of a request of a platform over HTTP, in bytes.</summary>
    public const int WebhookBytes = 256 * 1024;

    /// <summary>How many signatures of requests over HTTP are remembered, so that none is accepted twice: those of ten minutes at <see cref="AllPerSecond"/>.</summary>
    public const int RememberedSignatures = 60_000;

    /// <summary>The maximum number of entries that a person can save in a server or workspace.</summary>
    public const int SavedEntries = 500;

    /// <summary>The maximum number of short texts that are kept for a limited time.</summary>
    public const int States = 100_000;

    /// <summary>The maximum length of such a text, in characters.</summary>
    public const int StateLength = 4_000;

    /// <summary>How many command lines that are too long for a button are in memory.</summary>
    public const int RecentCommands = 10_000;

    /// <summary>How many of them may wait to be stored.</summary>
    public const int UnstoredCommands = 1_000;

    /// <summary>The maximum length of the form that confirms a command of the page, in bytes.</summary>
    public const int ConfirmationBytes = 4096;

    /// <summary>How many characters of the words of a query are searched for.</summary>
    public const int QueryCharacters = 400;

    /// <summary>The maximum number of subscriptions that a channel can have, those of the settings among them, for another to be added by a command.</summary>
    public const int SubscriptionsOfChannel = 25;

    /// <summary>The maximum number of entries a day that a subscription can be limited to.</summary>
    public const int MaxPerDay = 1_000;

    /// <summary>How many entries of the last days are looked at to show what a new subscription would have posted.</summary>
    public const int PreviewedEntries = 2_000;

    /// <summary>How long a command may take that asks a platform whether a channel can be posted to.</summary>
    public static readonly TimeSpan PlatformCheckTime = TimeSpan.FromSeconds(10);

    /// <summary>How many attempts of a message the ledger keeps; of more, those in the middle go.</summary>
    public const int AttemptsOfMessage = 40;

    /// <summary>Of how many channels of a platform it is remembered what they are.</summary>
    public const int RememberedChannels = 20_000;

    /// <summary>The maximum number of connections to Discord, a shard each.</summary>
    public const int Shards = 1_000;

    /// <summary>The maximum size of a request over the Model Context Protocol, in bytes.</summary>
    public const int McpBytes = 256 * 1024;
}
