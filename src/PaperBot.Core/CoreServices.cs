using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PaperBot.Commands;
using PaperBot.Delivery;
using PaperBot.Filters;
using PaperBot.Importing;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot;

/// <summary>Registers what is independent of platforms, store engines and the index's technology.</summary>
public static class CoreServices
{
    /// <summary>Adds the importer, the subscriptions and the commands. They need a store and an index, which are registered by their own projects.</summary>
    public static IServiceCollection AddPaperBot(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>().BindConfiguration("Storage")
            .Validate(options => !string.IsNullOrWhiteSpace(options.Path), "Storage:Path is empty; set it to a file such as data/paperbot.db.")
            .ValidateOnStart();
        services.AddOptions<List<SourceOptions>>().BindConfiguration("Sources", RefuseUnknownKeys).ValidateOnStart();
        services.AddSingleton<IValidateOptions<List<SourceOptions>>, SourceOptionsValidation>();
        services.AddOptions<List<SubscriptionOptions>>().BindConfiguration("Subscriptions", RefuseUnknownKeys).ValidateOnStart();
        services.AddSingleton<IValidateOptions<List<SubscriptionOptions>>, SubscriptionOptionsValidation>();
        services.AddOptions<TagOptions>().BindConfiguration("Tags", RefuseUnknownKeys).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TagOptions>, TagOptionsValidation>();
        services.AddSingleton(provider => new TagAliases(provider.GetRequiredService<IOptions<TagOptions>>().Value));
        services.AddSingleton<IReadOnlyList<ISource>>(provider =>
        [
            .. provider.GetRequiredService<IOptions<List<SourceOptions>>>().Value
                .Select(source => SourceFactory.Create(source, provider.GetRequiredService<IOptions<StorageOptions>>().Value.Folder)),
        ]);
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<Importer>();
        return services.AddCommands();
    }

    /// <summary>Adds what runs all the time: polling the sources, and posting.</summary>
    public static IServiceCollection AddPaperBotServices(this IServiceCollection services) => services
        .AddHostedService<SourceService>()
        .AddHostedService<DeliveryService>();

    // Otherwise an item of a list with a value that cannot be converted would be left out silently.
    private static void RefuseUnknownKeys(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;
}
