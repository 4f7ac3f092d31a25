using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Platforms;
using PaperBot.Slack.Bot;
using PaperBot.Slack.Client;
using PaperBot.Slack.Http;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Slack;

/// <summary>Adds Slack to the host.</summary>
public static class SlackServices
{
    /// <summary>The section of the settings.</summary>
    public static SettingsSection Settings { get; } = new(SlackOptions.Section, typeof(SlackOptions));

    /// <summary>
    /// Adds Slack as a platform if the section <c>Slack</c> contains a token, else only its name. Wrong settings stop the start in any case with an
    /// <see cref="OptionsValidationException"/> that says how to fix them.
    /// </summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new PlatformName(SlackOptions.Section, SlackIds.FindChannelProblem));
        var section = configuration.GetSection(SlackOptions.Section);
        services.AddOptions<SlackOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidation>();
        if (section.Get<SlackOptions>() is not { IsSet: true })
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CreateSocketOptions());
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SlackOptions>>().Value.ToClientOptions() with
        {
            Patience = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<DeliveryOptions>>().Value.PatienceSeconds),
        });
        services.AddSingleton<SlackApiClient>();
        services.AddSingleton<SocketModeClient>().AddSingleton<InteractionHandler>().AddSingleton<EnvelopeGate>().AddHostedService<SlackSocketService>();
        services.AddSingleton<EventDispatcher>().AddSingleton<MessageHandler>().AddSingleton<MessageShortcutHandler>();
        services.AddSingleton<ViewHandler>().AddSingleton<HomeHandler>().AddSingleton<HomePage>().AddSingleton<ChannelNames>();
        services.AddSingleton<UnfurlHandler>().AddSingleton<AccessHandler>().AddHostedService<AccessService>();
        services.AddSingleton<CommandRunner>().AddSingleton<ButtonHandler>().AddSingleton<Discussions>().AddSingleton<Responder>().AddSingleton<BlockSupport>();
        services.AddSingleton<ServedWorkspace>().AddSingleton<Subscribers>().AddSingleton<FormHandler>();
        if (!string.IsNullOrEmpty(section[nameof(SlackOptions.SigningSecret)]))
        {
            services.AddSingleton<SlackWebhook>().AddSingleton<IWebhook>(provider => provider.GetRequiredService<SlackWebhook>())
                .AddHostedService(provider => provider.GetRequiredService<SlackWebhook>());
        }

        services.AddSingleton<UserLocales>().AddSingleton<ChannelRateLimiter>().AddSingleton<MessageFinder>().AddSingleton<KeyReader>().AddSingleton<SetupCheck>().AddSingleton<ChannelCheck>();
        return services.AddSingleton<IChatPlatform, SlackPlatform>();
    }

    internal static SocketModeOptions CreateSocketOptions() => new()
    {
        MaxMessageBytes = Limits.SocketMessageBytes,
        MaxEnvelopes = Limits.ConcurrentRequests,
        LogLinesPerMinute = Limits.LogLinesPerMinute,
    };
}
