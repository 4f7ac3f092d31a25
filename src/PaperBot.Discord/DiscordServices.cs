using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Discord.Bot;
using PaperBot.Discord.Client;
using PaperBot.Discord.Http;
using PaperBot.Platforms;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Discord;

/// <summary>Adds Discord to the host.</summary>
public static class DiscordServices
{
    /// <summary>The section of the settings.</summary>
    public static SettingsSection Settings { get; } = new(DiscordOptions.Section, typeof(DiscordOptions));

    /// <summary>
    /// Adds Discord as a platform if <c>Discord:Token</c> is set, else only its name. Wrong settings stop the start in any case with an
    /// <see cref="OptionsValidationException"/> that says how to fix them.
    /// </summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new PlatformName(DiscordOptions.Section, DiscordOptions.FindChannelProblem));
        var section = configuration.GetSection(DiscordOptions.Section);
        services.AddOptions<DiscordOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidation>();
        if (string.IsNullOrEmpty(section[nameof(DiscordOptions.Token)]))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DiscordOptions>>().Value.ToClientOptions() with
        {
            Patience = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<DeliveryOptions>>().Value.PatienceSeconds),
        });
        services.AddSingleton<DiscordRestClient>();
        services.TryAddSingleton(provider => CreateGatewayOptions() with { Identifies = provider.GetRequiredService<StoredIdentifies>().ToLog() });
        services.AddSingleton<StoredIdentifies>();
        services.AddSingleton<InteractionHandler>().AddSingleton<InteractionReceiver>().AddHostedService(provider => provider.GetRequiredService<InteractionReceiver>());
        services.AddSingleton<GatewayShards>().AddHostedService<DiscordGatewayService>();
        if (!string.IsNullOrEmpty(section[nameof(DiscordOptions.PublicKey)]))
        {
            services.AddSingleton<IWebhook, InteractionWebhook>();
        }

        services.AddSingleton<MessageHandler>().AddHostedService<MessageReceiver>();
        services.AddSingleton<ServedGuilds>().AddSingleton<GuildMembers>().AddSingleton<PersonLocales>().AddSingleton<DiscussionStarter>();
        services.AddSingleton<ChannelTypes>().AddSingleton<MessagePoster>().AddSingleton<MessageEditor>().AddSingleton<ForumPostFinder>().AddSingleton<MessageFinder>();
        services.AddSingleton<ChannelCheck>().AddHostedService<CommandRegistrar>();
        return services.AddSingleton<IChatPlatform, DiscordPlatform>();
    }

    internal static GatewayOptions CreateGatewayOptions() => new()
    {
        Intents = GatewayOptions.GuildsIntent | GatewayOptions.GuildMessagesIntent | GatewayOptions.DirectMessagesIntent,
        MaxPayloadBytes = Limits.SocketMessageBytes,
        LogLinesPerMinute = Limits.LogLinesPerMinute,
        Properties = new("linux", "PaperBot", "PaperBot"),
    };
}
