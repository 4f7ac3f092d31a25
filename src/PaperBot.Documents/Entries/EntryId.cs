namespace PaperBot.Entries;

/// <summary>The name of an entry: ten characters of Crockford's base 32, stable through edits, moves and re-imports.</summary>
public sealed record EntryId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
