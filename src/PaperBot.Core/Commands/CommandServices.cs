using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PaperBot.Commands.Subscribing;
using PaperBot.Platforms;

namespace PaperBot.Commands;

internal static class CommandServices
{
    /// <summary>Adds the router, the grammars and every <see cref="ICommand"/> of this assembly. A new command needs no line here.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddOptions<ReplyOptions>().BindConfiguration("Replies")
            .Validate(options => options.PageSize is >= 1 and <= 10, "Replies:PageSize has to be a number from 1 to 10.")
            .Validate(
                options => options.TimeZone == "" || TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
                "Replies:TimeZone has to be an IANA time zone such as Asia/Seoul, or empty for the machine's own.")
            .ValidateOnStart();
        services.AddSingleton(provider => new WhenGrammar(provider.GetRequiredService<TimeProvider>(), Zone(provider.GetRequiredService<IOptions<ReplyOptions>>().Value)));
        services.AddSingleton<FilterGrammar>();
        services.AddSingleton(provider => new Lazy<FilterGrammar>(provider.GetRequiredService<FilterGrammar>));
        services.AddSingleton<EntryReplyBuilder>();
        services.AddSingleton<TagSuggestions>();
        services.AddSingleton<StoreCalls>();
        services.AddSingleton<SavedEntries>();
        services.AddSingleton<ImpliedCommand>();
        services.AddSingleton<CommandLimiter>();
        services.AddSingleton<CommandMetrics>();
        services.AddSingleton<CommandRouter>();
        services.AddSingleton<StoredCommands>();
        services.AddSingleton<SubscribeGrammar>();
        services.AddSingleton<ChannelSubscriptions>();
        services.AddSingleton<ChannelLedger>();
        services.AddSingleton<WhyText>();

        // A platform may need the router, which needs the commands.
        services.AddSingleton(provider => new Lazy<IReadOnlyList<IChatPlatform>>(() => [.. provider.GetServices<IChatPlatform>()]));
        foreach (var command in typeof(ICommand).Assembly.GetTypes().Where(IsCommand))
        {
            services.AddSingleton(typeof(ICommand), command);
        }

        return services;
    }

    // The router creates help, from the definitions of the others.
    private static bool IsCommand(Type type) => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICommand)) && type != typeof(HelpCommand);

    private static TimeZoneInfo Zone(ReplyOptions options) =>
        options.TimeZone == "" ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
}
