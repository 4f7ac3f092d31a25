using Lucene.Net.Index;

namespace PaperBot.Search.Folder;

/// <summary>Compares the contents of all files with their checksums.</summary>
internal static class IndexCheck
{
    // More than this is checked in the background, so that the first look-ups need not wait.
    private const long MaxSizeAtOnce = 32 * 1024 * 1024;

    /// <summary>Checks a state of the index.</summary>
    /// <param name="reader">The state.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="report">Receives what is found in the background.</param>
    public static void Start(DirectoryReader reader, long size, Action<Exception> report)
    {
        if (size <= MaxSizeAtOnce)
        {
            Run(reader);
        }
        else if (reader.TryIncRef())
        {
            Task.Run(() => RunInBackground(reader, report));
        }
    }

    /// <summary>Checks a state of the index.</summary>
    /// <exception cref="IOException">It is damaged.</exception>
    public static void Run(DirectoryReader reader)
    {
        foreach (var leaf in reader.Leaves)
        {
            leaf.AtomicReader.CheckIntegrity();
        }
    }

    /// <summary>Whether a state of the index is not damaged.</summary>
    public static bool IsSound(DirectoryReader reader)
    {
        try
        {
            Run(reader);
            return true;
        }
        catch (Exception exception) when (DamageGuard.IsDamage(exception))
        {
            return false;
        }
    }

    private static void RunInBackground(DirectoryReader reader, Action<Exception> report)
    {
        try
        {
            Run(reader);
        }
        catch (Exception exception) when (DamageGuard.IsDamage(exception))
        {
            report(exception);
        }
        finally
        {
            reader.DecRef();
        }
    }
}
