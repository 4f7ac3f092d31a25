using System.Text.Json;
using Lucene.Net.Store;

namespace PaperBot.Search.Folder;

/// <summary>Notices that files of the index are damaged, whatever reads them.</summary>
/// <param name="report">Receives what was thrown.</param>
internal sealed class DamageGuard(Action<Exception> report)
{
    /// <summary>Does work that reads the index.</summary>
    /// <exception cref="IndexException">The index is damaged.</exception>
    public T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            report(exception);
            throw new IndexException("The index is damaged. It is being rebuilt from the store.", exception);
        }
    }

    /// <summary>Whether an exception of Lucene means that files are damaged, missing or of another version.</summary>
    public static bool IsDamage(Exception exception) => exception is (IOException and not LockObtainFailedException) or JsonException or FormatException
        or IndexOutOfRangeException or ArgumentException or OverflowException or NullReferenceException or KeyNotFoundException or InvalidOperationException and not ObjectDisposedException;
}
