using PaperBot.Commands;
using PaperBot.Discord.Client;
using PaperBot.Platforms;

namespace PaperBot.Discord.Bot;

/// <summary>Reads what an interaction says (interactions/receiving-and-responding).</summary>
internal static class InteractionReader
{
    /// <summary>Who acts.</summary>
    public static string PersonOf(Interaction interaction) => $"Discord {interaction.UserId}";

    /// <summary>The request with a command line, without its channel.</summary>
    public static CommandRequest CreateRequest(Interaction interaction, string text) => new(text, Locales.From(interaction.Locale))
    {
        Person = PersonOf(interaction),
        Platform = "Discord",
        Workspace = interaction.GuildId,
    };

    /// <summary>The channel, which can subscribe if everybody who sees it is served; a thread can do so itself.</summary>
    public static CommandChannel? FindChannel(Interaction interaction) =>
        interaction is { GuildId: not null, UserId: { } user, Channel.Id: { } channel } && Snowflake.IsValid(channel)
            ? new(new ChannelAddress("Discord", channel), user, _ => ValueTask.FromResult(ChannelRules.FindProblemOfSubscribing(interaction)))
            : null;

    /// <summary>The subcommand's name, the text of its options and the options.</summary>
    public static (string Name, string Text, IReadOnlyList<InteractionOption> Options) ReadSubcommand(Interaction interaction)
    {
        if (interaction.Data?.Options is not [{ Name: { } name } subcommand, ..])
        {
            return ("", "", []);
        }

        IReadOnlyList<InteractionOption> options = [.. (subcommand.Options ?? []).OfType<InteractionOption>()];
        return (name, name == SubscriptionForm.Command ? SubscribeOptions.Compose(options) : options is [var option, ..] ? option.Text : "", options);
    }
}
