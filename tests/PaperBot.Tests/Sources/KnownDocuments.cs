namespace PaperBot.Tests.Sources;

/// <summary>What a store knows of a source: the revision of each file.</summary>
internal static class KnownDocuments
{
    /// <summary>Stores the changes that a source reported, and returns them.</summary>
    public static SourceChanges StoreIn(this SourceChanges changes, Dictionary<string, string> known)
    {
        foreach (var document in changes.Changed)
        {
            known[document.Source.File] = document.Source.Revision;
        }

        foreach (var file in changes.Removed)
        {
            known.Remove(file).ShouldBeTrue(file);
        }

        return changes;
    }
}
