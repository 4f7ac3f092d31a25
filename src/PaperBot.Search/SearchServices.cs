using Microsoft.Extensions.DependencyInjection;
using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Storage;

namespace PaperBot.Search;

/// <summary>Registers the index.</summary>
public static class SearchServices
{
    /// <summary>Adds the index over the registered store.</summary>
    /// <param name="services">The services.</param>
    /// <param name="whileEmpty">Reads the entries that are shown as long as the store has none; null for none.</param>
    public static IServiceCollection AddSearch(this IServiceCollection services, Func<IEnumerable<Entry>>? whileEmpty = null) =>
        services.AddSingleton<IEntryIndex>(provider => new EntryIndex(
            provider.GetRequiredService<IEntryStore>(), whileEmpty?.Invoke() ?? [], provider.GetRequiredService<TagAliases>()));
}
