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

    public async Task<Reply> AskAsync(string text, Locale locale = Locale.English, string person = "U1") => await core.Get<CommandRouter>().ExecuteAsync(
        new(text, locale) { Person = $"Slack {person}", Channel = new(Address, person, _ => new(Refusal)) }, TestContext.Current.CancellationToken);
}
