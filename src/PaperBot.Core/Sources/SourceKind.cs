namespace PaperBot.Sources;

/// <summary>A kind of source, named in the setting <c>Kind</c>. FindError says what is wrong with an item, given the earlier ones of this kind, and how to fix it, or null.</summary>
internal sealed record SourceKind(
    string Name, Func<SourceOptions, SourceContext, ISource> Create, Func<SourceOptions, IReadOnlyList<SourceOptions>, string?> FindError)
{
    /// <summary>How long a document must stay unchanged before its new entries are posted, unless the settings say otherwise.</summary>
    public TimeSpan DefaultSettle { get; init; }

    /// <summary>How long it must at least, if it must at all, for an entry that is incomplete.</summary>
    public TimeSpan MinIncompleteSettle { get; init; }
}

/// <summary>What a source needs besides its settings. It may keep local copies in the folder.</summary>
internal sealed record SourceContext(string DataFolder, TimeProvider Time);
