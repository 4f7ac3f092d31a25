namespace PaperBot.Sources;

/// <summary>A kind of source.</summary>
/// <param name="Name">The kind's name in the settings.</param>
/// <param name="Create">Creates a source from a valid item of the settings.</param>
/// <param name="FindError">
/// Finds out what is wrong with an item of the settings, given the earlier items of this kind; null if the item is valid. The error says how to
/// fix it.
/// </param>
internal sealed record SourceKind(
    string Name, Func<SourceOptions, SourceContext, ISource> Create, Func<SourceOptions, IReadOnlyList<SourceOptions>, string?> FindError)
{
    /// <summary>How long an incomplete entry settles before it is posted, unless the settings say otherwise.</summary>
    public TimeSpan DefaultSettle { get; init; }
}

/// <summary>What a source needs besides its settings.</summary>
/// <param name="DataFolder">The folder where a source may keep local copies.</param>
/// <param name="Time">The clock.</param>
internal sealed record SourceContext(string DataFolder, TimeProvider Time);
