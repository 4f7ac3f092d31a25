using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PaperBot.Commands;
using PaperBot.Delivery;
using PaperBot.Filters;
using PaperBot.Importing;
using PaperBot.Index;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot;

/// <summary>Registers everything that knows no platform.</summary>
public static class CoreServices
{
    /// <summary>Adds the store, the index, the importer and the commands: what each verb needs.</summary>
    /// <param name="services">The services.</param>
    /// <param name="whileEmpty">What look-ups see as long as the store has no entries.</param>
    public static IServiceCollection AddPaperBot(this IServiceCollection services, Func<IndexSnapshot> whileEmpty)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>().BindConfiguration("Storage")
            .Validate(options => !string.IsNullOrWhiteSpace(options.Path), "Storage:Path is empty; set it to a file such as data/paperbot.db.")
            .ValidateOnStart();
        services.AddOptions<List<SourceOptions>>().BindConfiguration("Sources", RefuseTypos).ValidateOnStart();
        services.AddSingleton<IValidateOptions<List<SourceOptions>>, SourceOptionsValidation>();
        services.AddOptions<List<PostOptions>>().BindConfiguration("Posts", RefuseTypos).ValidateOnStart();
        services.AddSingleton<IValidateOptions<List<PostOptions>>, PostOptionsValidation>();
        services.AddOptions<TagOptions>().BindConfiguration("Tags", RefuseTypos).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TagOptions>, TagOptionsValidation>();
        services.AddSingleton(provider => new TagAliases(provider.GetRequiredService<IOptions<TagOptions>>().Value));
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IEntryStore, SqliteEntryStore>();
        services.AddSingleton<IDeliveryStore, SqliteDeliveryStore>();
        services.AddSingleton(provider => new EntryIndex(provider.GetRequiredService<IEntryStore>(), whileEmpty(), provider.GetRequiredService<TagAliases>()));
        services.AddSingleton<IReadOnlyList<ISource>>(provider =>
        [
            .. provider.GetRequiredService<IOptions<List<SourceOptions>>>().Value
                .Select(source => SourceFactory.Create(source, provider.GetRequiredService<IOptions<StorageOptions>>().Value.Folder)),
        ]);
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<Follows>();
        services.AddSingleton<Importer>();
        return services.AddCommands();
    }

    // Without this, an item of a list with a value that cannot be read would be left out in silence.
    private static void RefuseTypos(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;

    /// <summary>Adds what runs all the time: reading the sources and posting.</summary>
    public static IServiceCollection AddPaperBotServices(this IServiceCollection services) => services
        .AddHostedService<SourceService>()
        .AddHostedService<DeliveryService>();
}
