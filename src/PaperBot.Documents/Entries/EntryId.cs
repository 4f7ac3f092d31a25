namespace PaperBot.Entries;

/// <summary>The id of an entry: ten characters of Crockford's base 32. It does not change when the entry is edited, moved or imported again.</summary>
public sealed record EntryId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
