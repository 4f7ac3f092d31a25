using System.Globalization;

namespace PaperBot.Search.Folder;

/// <summary>What of the store the index contains, as it is written with each commit.</summary>
/// <param name="History">The store's history.</param>
/// <param name="Change">The change number.</param>
internal sealed record IndexMark(string? History, long Change)
{
    /// <summary>The mark of an index that contains nothing.</summary>
    public static IndexMark None { get; } = new(null, -1);

    /// <summary>Reads the mark of a commit; <see cref="None"/> if it has none, or is of another version.</summary>
    public static IndexMark Read(IDictionary<string, string>? data) =>
        data is not null && data.TryGetValue("version", out var version) && version == IndexFields.Version
            && data.TryGetValue("history", out var history) && data.TryGetValue("change", out var text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var change) ? new(history, change) : None;

    /// <summary>What is written with a commit.</summary>
    public Dictionary<string, string> Write() =>
        new() { ["version"] = IndexFields.Version, ["history"] = History ?? "", ["change"] = Change.ToString(CultureInfo.InvariantCulture) };
}
