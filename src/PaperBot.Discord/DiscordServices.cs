using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PaperBot.Discord.Gateway;
using PaperBot.Discord.Interactions;
using PaperBot.Discord.Rest;
using PaperBot.Platforms;

namespace PaperBot.Discord;

/// <summary>Puts Discord into the host.</summary>
public static class DiscordServices
{
    /// <summary>
    /// Adds Discord where <c>Discord:Token</c> is set, and nothing where it is not. Needs the command router.
    /// </summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new PlatformName("Discord"));
        var section = configuration.GetSection(DiscordOptions.Section);
        if (string.IsNullOrEmpty(section[nameof(DiscordOptions.Token)]))
        {
            return services;
        }

        services.AddOptions<DiscordOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DiscordHttp>();
        services.AddSingleton<DiscordRest>();
        services.AddSingleton<InteractionHandler>();
        services.AddSingleton<InteractionSender>();
        services.AddSingleton<DiscordGateway>();
        services.AddSingleton<IChatPlatform, DiscordPlatform>();
        services.AddHostedService<CommandRegistrar>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<DiscordGateway>());
        return services;
    }

    /// <summary>Says at start what is wrong with the settings.</summary>
    private sealed class DiscordOptionsCheck : IValidateOptions<DiscordOptions>
    {
        public ValidateOptionsResult Validate(string? name, DiscordOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
