using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PaperBot.Discord.Bot;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord;

/// <summary>Registers Discord with the host.</summary>
public static class DiscordServices
{
    /// <summary>Adds Discord if <c>Discord:Token</c> is set, else only its name. Needs the command router.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new PlatformName(DiscordOptions.Section));
        var section = configuration.GetSection(DiscordOptions.Section);
        if (string.IsNullOrEmpty(section[nameof(DiscordOptions.Token)]))
        {
            return services;
        }

        services.AddOptions<DiscordOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DiscordOptions>>().Value.ToClientOptions());
        services.AddSingleton<DiscordRestClient>();
        services.AddSingleton<GatewayClient>();
        services.AddSingleton<InteractionHandler>();
        services.AddSingleton<IChatPlatform, DiscordPlatform>();
        services.AddHostedService<CommandRegistrar>();
        services.AddHostedService<DiscordGatewayService>();
        return services;
    }

    private sealed class DiscordOptionsValidation : IValidateOptions<DiscordOptions>
    {
        public ValidateOptionsResult Validate(string? name, DiscordOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
