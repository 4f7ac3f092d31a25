using System.Text.Json;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace PaperBot.Search.Folder;

/// <summary>Notices that a state of the index may be damaged, whatever reads it.</summary>
/// <param name="reader">The state.</param>
/// <param name="report">Receives what was thrown.</param>
/// <param name="cancellationToken">Cancels the work before it begins.</param>
internal sealed class DamageGuard(IndexReader reader, Action<Exception> report, CancellationToken cancellationToken = default)
{
    /// <summary>Does work that reads the index.</summary>
    /// <exception cref="IndexException">The index may be damaged.</exception>
    public T Run<T>(Func<T> work)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return work();
        }
        catch (Exception exception) when (IsDamage(exception) && reader.RefCount > 0)
        {
            report(exception);
            throw new IndexException("The index cannot be read. It is being checked and, if it is damaged, rebuilt from the store.", exception);
        }
    }

    /// <summary>Whether an exception may mean that files are damaged, missing or of another version. What is damaged can throw almost anything.</summary>
    public static bool IsDamage(Exception exception) => exception is (IOException and not LockObtainFailedException) or JsonException or FormatException
        or IndexOutOfRangeException or ArgumentException or OverflowException or NullReferenceException or KeyNotFoundException or NotSupportedException
        or UnauthorizedAccessException or (InvalidOperationException and not ObjectDisposedException);
}
