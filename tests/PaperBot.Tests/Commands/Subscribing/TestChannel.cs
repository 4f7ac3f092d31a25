using PaperBot.Commands;

namespace PaperBot.Tests.Commands.Subscribing;

/// <summary>A channel of the scripted platform, in which a person sends commands.</summary>
internal sealed class TestChannel(TestCore core, string id = "C1")
{
    public ChannelAddress Address { get; } = new("Slack", id);

    /// <summary>Why the person may not decide what is posted; null if the person may.</summary>
    public LocalText? Refusal { get; set; }

    public IReadOnlyList<Subscription> Subscriptions =>
        [.. core.Get<ISubscriptionStore>().ReadSubscriptions().Where(subscription => subscription.Channel == Address)];

    public async Task<Reply> AskAsync(string text, Locale locale = Locale.English, string person = "U1") =>
        await core.Get<CommandRouter>().ExecuteAsync(Request(text, locale, person), TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<AutocompleteChoice>> CompleteAsync(string command, string typed) =>
        core.Get<CommandRouter>().AutocompleteAsync(command, Request(typed, Locale.English, "U1"), TestContext.Current.CancellationToken);

    private CommandRequest Request(string text, Locale locale, string person) =>
        new(text, locale) { Person = $"Slack {person}", Channel = new(Address, person, _ => new(Refusal)) };
}
