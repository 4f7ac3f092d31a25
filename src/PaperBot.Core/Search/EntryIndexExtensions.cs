namespace PaperBot.Search;

/// <summary>Opens the index for what can do without it.</summary>
public static class EntryIndexExtensions
{
    /// <summary>Opens the current state; null if the index cannot be used now.</summary>
    public static IIndexSnapshot? OpenIfUsable(this IEntryIndex index)
    {
        try
        {
            return index.IsLoaded ? index.Open() : null;
        }
        catch (IndexException)
        {
            return null;
        }
    }
}
