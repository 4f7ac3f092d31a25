using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PaperBot.Commands;
using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Papers;
using PaperBot.Sources;

namespace PaperBot;

/// <summary>Registers the services that do not depend on a platform, a store engine or the technology of the index.</summary>
public static class CoreServices
{
    /// <summary>The sections of the settings.</summary>
    public static IReadOnlyList<SettingsSection> Settings { get; } =
    [
        new("Storage", typeof(StorageOptions)), new("Sources", typeof(List<SourceOptions>)), new("Subscriptions", typeof(List<SubscriptionOptions>)),
        new("Delivery", typeof(DeliveryOptions)), new("Replies", typeof(ReplyOptions)), new("Papers", typeof(PaperOptions)), new("Tags", typeof(TagOptions)),
    ];

    /// <summary>Adds the importer, the subscriptions and the commands. They need a store and an index, which other projects register.</summary>
    public static IServiceCollection AddPaperBot(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>().BindConfiguration("Storage")
            .Validate(options => !string.IsNullOrWhiteSpace(options.Path), "Storage:Path is empty; set it to a file such as data/paperbot.litedb.")
            .Validate<StorageEngines>((options, engines) => engines.Find(options.Engine) is not null, "Storage:Engine must be LiteDb or Sqlite.")
            .ValidateOnStart();
        services.AddSingleton<StorageEngines>();
        services.AddSingleton<StoreMetrics>();
        services.AddSingleton<SourceMetrics>();
        services.AddSingleton(provider => provider.GetRequiredService<StorageEngines>().Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSingleton(provider => provider.GetRequiredService<IDatabase>().Entries);
        services.AddSingleton(provider => provider.GetRequiredService<IDatabase>().Subscriptions);
        services.AddSingleton(provider => provider.GetRequiredService<IDatabase>().Deliveries);
        services.AddSingleton(provider => provider.GetRequiredService<IDatabase>().Saved);
        services.AddSingleton(provider => provider.GetRequiredService<IDatabase>().States);
        services.AddValidatedOptions<List<SourceOptions>, SourceOptionsValidation>("Sources");
        services.AddValidatedOptions<List<SubscriptionOptions>, SubscriptionOptionsValidation>("Subscriptions");
        services.AddValidatedOptions<DeliveryOptions, DeliveryOptionsValidation>("Delivery");
        services.AddValidatedOptions<TagOptions, TagOptionsValidation>("Tags");
        services.AddValidatedOptions<PaperOptions, PaperOptionsValidation>("Papers");
        services.AddSingleton(provider => new TagAliases(provider.GetRequiredService<IOptions<TagOptions>>().Value));
        services.AddSingleton<IReadOnlyList<ISource>>(provider =>
        [
            .. provider.GetRequiredService<IOptions<List<SourceOptions>>>().Value.Select(source => SourceFactory.Create(source, new(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value.Folder, provider.GetRequiredService<TimeProvider>()))),
        ]);
        services.AddSingleton<SubscriptionMatcher>();
        services.AddSingleton<Importer>();
        return services.AddDelivery().AddCommands();
    }

    /// <summary>
    /// Adds the background services, which no other bot may run on the same database: polling the sources, posting, looking papers up,
    /// and storing what buttons stand for.
    /// </summary>
    public static IServiceCollection AddPaperBotServices(this IServiceCollection services) => services
        .AddHostedService<BotLock>()
        .AddHostedService(provider => provider.GetRequiredService<StoredCommands>())
        .AddHostedService<SourceService>()
        .AddHostedService<DeliveryService>()
        .AddHostedService<PaperLookupService>();

    private static void AddValidatedOptions<TOptions, TValidation>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidation : class, IValidateOptions<TOptions>
    {
        // Without this, the binder would silently skip list items with values that it cannot convert.
        services.AddOptions<TOptions>().BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TValidation>();
    }
}
