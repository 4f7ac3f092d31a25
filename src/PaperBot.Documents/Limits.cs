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

    /// <summary>The maximum number of wrong passwords in a minute from all addresses together.</summary>
    public const int WrongPasswordsInAll = 50;

    /// <summary>The maximum number of entries that a subscription posts one by one, or ten by ten, when they are due at once. More are posted as a summary.</summary>
    public const int EntriesAtOnce = 20;

    /// <summary>The maximum number of entries that a summary stands for; more are in the next one.</summary>
    public const int EntriesInSummary = 10_000;
}
