using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>A place where documents come from. It keeps no state that a restart may not lose: what was read is in the store.</summary>
public interface ISource
{
    /// <summary>What entries name as the kind of their source, such as <c>Git</c>.</summary>
    string Kind { get; }

    /// <summary>The place, without secrets: a folder's full path, or an address.</summary>
    string Location { get; }

    /// <summary>How long to wait between two looks.</summary>
    TimeSpan Interval { get; }

    /// <summary>Looks for what differs from what the store holds.</summary>
    /// <param name="known">The revisions, by file, of the documents of this place that have been read. What was reported and is missing here was not stored: it is reported again.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="SourceException">The place cannot be read now.</exception>
    Task<SourceNews> LookAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken);

    /// <summary>Says in a sentence what is there, having tried it.</summary>
    /// <exception cref="SourceException">The place cannot be read now.</exception>
    Task<string> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What a look at a source found.</summary>
/// <param name="Changed">Documents that are new or different.</param>
/// <param name="Gone">Files that are known, and are there no more.</param>
/// <param name="Problems">What could not be read; said anew at each look, as long as it is so.</param>
public sealed record SourceNews(IReadOnlyList<SourceDocument> Changed, IReadOnlyList<string> Gone, IReadOnlyList<Problem> Problems)
{
    /// <summary>Nothing differs.</summary>
    public static SourceNews None { get; } = new([], [], []);
}

/// <summary>A source cannot be read now; the message says why and how to mend it.</summary>
public sealed class SourceException : Exception
{
    /// <inheritdoc/>
    public SourceException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
