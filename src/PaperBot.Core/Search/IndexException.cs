namespace PaperBot.Search;

/// <summary>The index cannot be used now. The message says why, and what happens or has to be done.</summary>
public sealed class IndexException : Exception
{
    /// <param name="message">Why, and what to do.</param>
    /// <param name="cause">What was thrown, or null.</param>
    public IndexException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
