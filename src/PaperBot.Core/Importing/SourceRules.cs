using PaperBot.Delivery;
using PaperBot.Sources;

namespace PaperBot.Importing;

/// <summary>The rules for new entries, by the settings of their source.</summary>
public static class SourceRules
{
    /// <summary>The rules for what a person imports, which is finished.</summary>
    public static NewsRules ForImport { get; } = Create(new SourceOptions { SettleMinutes = 0 });

    internal static NewsRules Create(SourceOptions options) => new(options.Settle, options.SettleIncomplete, options.NewsDays, options.BulkEntries);
}
