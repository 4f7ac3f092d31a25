using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>
/// Where documents come from. It is polled, and keeps no state that a restart must not lose: what was read is in the store. Each source has a
/// <see cref="SourceKind"/>, which <see cref="SourceFactory"/> lists.
/// </summary>
public interface ISource
{
    /// <summary>What entries name as the kind of their source, such as <c>Git</c>.</summary>
    string Kind { get; }

    /// <summary>The location, without secrets: a folder's full path, or an address.</summary>
    string Location { get; }

    /// <summary>The time between two polls.</summary>
    TimeSpan Interval { get; }

    /// <summary>Reports what differs from what the store has.</summary>
    /// <param name="known">The revisions, by file, of this source's documents that have been read. What was reported before and is missing here was not stored: it is reported again.</param>
    /// <param name="cancellationToken">Ends the poll.</param>
    /// <exception cref="SourceException">The source cannot be read now.</exception>
    Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken);

    /// <summary>Tries to read the source, and says in a sentence what is there.</summary>
    /// <exception cref="SourceException">The source cannot be read now.</exception>
    Task<string> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What a poll found.</summary>
/// <param name="Changed">Documents that were added or modified.</param>
/// <param name="Removed">Known files that certainly no longer exist: their entries are withdrawn. A file that cannot be read now, or all files of a disk that may be missing, are not removed.</param>
/// <param name="Problems">What could not be read; reported by each poll, as long as it is so.</param>
public sealed record SourceChanges(IReadOnlyList<SourceDocument> Changed, IReadOnlyList<string> Removed, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether these are only the first changes, as much as may be in memory: the next poll, at once, reports the others. Nothing is removed before that.</summary>
    public bool HasMore { get; init; }

    /// <summary>No changes.</summary>
    public static SourceChanges None { get; } = new([], [], []);
}

/// <summary>A source cannot be read now; the message says why and how to fix it.</summary>
public sealed class SourceException(string message, Exception? inner = null) : Exception(new Problem("", 0, ProblemSeverity.Error, message).Message, inner);
