using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Sources;
using PaperBot.Storage;

namespace PaperBot.Status;

/// <summary>Registers what gathers the facts of the status.</summary>
internal static class StatusServices
{
    /// <summary>Adds the readers. They open the database when they are asked, so that they can say why that is not possible.</summary>
    public static IServiceCollection AddStatus(this IServiceCollection services) => services.AddSingleton(provider => new StatusReader(
        provider.GetRequiredService<IDatabase>,
        provider.GetRequiredService<IEntryIndex>,
        provider.GetRequiredService<IReadOnlyList<ISource>>(),
        provider.GetServices<IChatPlatform>(),
        provider.GetServices<PlatformName>(),
        provider.GetRequiredService<IOptions<List<SubscriptionOptions>>>(),
        provider.GetRequiredService<PlatformBlocks>(),
        provider.GetRequiredService<TimeProvider>())).AddSingleton<StoreReading>();
}
