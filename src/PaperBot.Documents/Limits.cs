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

    /// <summary>How long a regular expression may look at one text. None should come near it: each takes time in proportion to the text.</summary>
    public static readonly TimeSpan RegexTime = TimeSpan.FromSeconds(2);
}
