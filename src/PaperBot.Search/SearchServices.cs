using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Filters;
using PaperBot.Search.Ranking;
using PaperBot.Storage;

namespace PaperBot.Search;

/// <summary>Registers the index.</summary>
public static class SearchServices
{
    /// <summary>The section of the settings.</summary>
    public static SettingsSection Settings { get; } = new("Search", typeof(SearchOptions));

    /// <summary>Adds the index over the registered store, in a folder beside its database.</summary>
    /// <param name="services">The services.</param>
    /// <param name="samples">Reads the entries that are shown while the store is empty; null for none.</param>
    /// <param name="givesLockBack">Whether the index is kept up to date by others, if there are any, rather than by this process as long as it runs.</param>
    public static IServiceCollection AddSearch(this IServiceCollection services, Func<IEnumerable<Entry>>? samples = null, bool givesLockBack = false)
    {
        services.AddOptions<SearchOptions>().BindConfiguration("Search", binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SearchOptions>, SearchOptionsValidation>();
        services.AddSingleton(provider => Glossary.Default.Merge(GlossaryFile.Read(provider.GetRequiredService<IOptions<SearchOptions>>().Value).Glossary));
        services.AddSingleton<ITagMeanings, GlossaryMeanings>();
        services.AddSingleton<ITextMatcher, TextMatcher>();
        return services.AddSingleton<IEntryIndex>(provider => new EntryIndex(
            provider.GetRequiredService<IEntryStore>(),
            $"{provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path}.index",
            samples?.Invoke() ?? [],
            provider.GetRequiredService<TagAliases>(),
            provider.GetRequiredService<Glossary>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<EntryIndex>>())
        {
            GivesLockBack = givesLockBack,
        });
    }
}
