namespace PaperBot.Storage;

/// <summary>What decides where an entry is listed: its date and, within a day, its place in the digest.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Date">Its date, or null.</param>
/// <param name="File">The document that it was read from.</param>
/// <param name="Location">The location of the document.</param>
/// <param name="Ordinal">Its position in the document, from 0.</param>
public readonly record struct EntryPosition(EntryId Id, DateOnly? Date, string File, string Location, int Ordinal)
{
    /// <summary>The order of look-ups and exports: newest date first, entries without a date last.</summary>
    public static Comparer<EntryPosition> NewestFirst { get; } = Comparer<EntryPosition>.Create((one, other) =>
        Nullable.Compare(other.Date, one.Date) is not 0 and var byDate ? byDate : one.CompareWithinDay(other));

    /// <summary>The order of a message: entries without a date first, then the oldest date.</summary>
    public static Comparer<EntryPosition> OldestFirst { get; } = Comparer<EntryPosition>.Create((one, other) =>
        Nullable.Compare(one.Date, other.Date) is not 0 and var byDate ? byDate : one.CompareWithinDay(other));

    private int CompareWithinDay(EntryPosition other)
    {
        var order = string.CompareOrdinal(File, other.File);
        order = order != 0 ? order : string.CompareOrdinal(Location, other.Location);
        order = order != 0 ? order : Ordinal.CompareTo(other.Ordinal);
        return order != 0 ? order : string.CompareOrdinal(Id.Value, other.Id.Value);
    }
}
