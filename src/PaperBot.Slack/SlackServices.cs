using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PaperBot.Platforms;
using PaperBot.Slack.Events;
using PaperBot.Slack.SocketMode;
using PaperBot.Slack.WebApi;

namespace PaperBot.Slack;

/// <summary>Adds Slack to the host.</summary>
public static class SlackServices
{
    /// <summary>
    /// Adds Slack as a platform if the section <c>Slack</c> names a token, and nothing otherwise. Wrong settings stop the start with an
    /// <see cref="OptionsValidationException"/> that says how to mend them.
    /// </summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new PlatformName("Slack"));
        var section = configuration.GetSection(SlackOptions.Section);
        if (section.Get<SlackOptions>() is not { IsSet: true })
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SocketTiming());
        services.AddOptions<SlackOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsCheck>();
        services.AddSingleton<SlackHttp>().AddSingleton<SlackWebApi>().AddSingleton<ResponseUrls>();
        services.AddSingleton<ChannelPace>().AddSingleton<PostSearch>().AddSingleton<SetupCheck>();
        services.AddSingleton<UserLocales>().AddSingleton<SlackEvents>().AddSingleton<EnvelopeHandler>();
        services.AddSingleton<SlackSocketMode>().AddHostedService(provider => provider.GetRequiredService<SlackSocketMode>());
        return services.AddSingleton<IChatPlatform, SlackPlatform>();
    }
}
