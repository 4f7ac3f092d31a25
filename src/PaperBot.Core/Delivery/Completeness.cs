namespace PaperBot.Delivery;

/// <summary>Says whether an entry is complete: it has commentary and tags, unless most of its source's entries do without.</summary>
internal sealed class Completeness(IReadOnlyList<Entry> added, IEntryIndex index)
{
    private const int MaxCompared = 50;

    private readonly Dictionary<string, (bool Commentary, bool Tags)> _usual = [];

    public bool IsComplete(Entry entry)
    {
        if (HasCommentary(entry) && HasTags(entry))
        {
            return true;
        }

        var (commentary, tags) = Usual(entry);
        return (HasCommentary(entry) || !commentary) && (HasTags(entry) || !tags);
    }

    private (bool Commentary, bool Tags) Usual(Entry entry)
    {
        var location = entry.Source.Location;
        if (!_usual.TryGetValue(location, out var usual))
        {
            var others = added.Where(other => other.Source.Location == location).Concat(FindStored(location))
                .Where(other => other.Id != entry.Id)
                .Take(MaxCompared)
                .ToList();
            usual = (IsUsual(others, HasCommentary), IsUsual(others, HasTags));
            _usual.Add(location, usual);
        }

        return usual;
    }

    // An entry can be posted without the index: then it is compared only with those that were added with it.
    private List<Entry> FindStored(string location)
    {
        try
        {
            using var entries = index.OpenIfUsable();
            return entries is null ? [] : [.. entries.FindFrom(location).Take(MaxCompared + 1)];
        }
        catch (IndexException)
        {
            return [];
        }
    }

    private static bool IsUsual(List<Entry> others, Func<Entry, bool> has) => others.Count > 0 && others.Count(has) * 2 >= others.Count;

    private static bool HasCommentary(Entry entry) => entry.Commentary.Count > 0;

    private static bool HasTags(Entry entry) => entry.Tags.Count + entry.DerivedTags.Count > 0;
}
