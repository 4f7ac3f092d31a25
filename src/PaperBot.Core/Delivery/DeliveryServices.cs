using Microsoft.Extensions.DependencyInjection;

namespace PaperBot.Delivery;

internal static class DeliveryServices
{
    /// <summary>Adds what posts, and what it posts.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<DeliverySignal>()
        .AddSingleton<PostReplies>()
        .AddSingleton<Subscriptions>()
        .AddSingleton<DeliveryClock>()
        .AddSingleton<DeliveryMetrics>()
        .AddSingleton<PlatformBlocks>()
        .AddSingleton<DeliveryCalls>()
        .AddSingleton<Suspensions>()
        .AddSingleton<MessagePosting>()
        .AddSingleton<MessageEditing>()
        .AddSingleton<EmptyDays>()
        .AddSingleton<ChannelBatches>()
        .AddSingleton<Dispatcher>();
}
