namespace PaperBot.Tests.Slack;

/// <summary>Where messages of tests are posted.</summary>
internal static class Targets
{
    public static readonly ChannelAddress Channel = new("Slack", "C123");
    public static readonly PostTarget Entry = new(Channel, MessageKind.Entry, null, "A paper", ["moe"]);
    public static readonly IdempotencyKey Key = new("abcdefghjkmnpqrstvwx");

    /// <summary>A card in the thread of a message.</summary>
    public static PostTarget Card(string root) => new(Channel, MessageKind.Card, root, "A paper", ["moe"]);

    public static Task<PostOutcome> PostAsync(this SlackHost bot, PostTarget? target = null, IdempotencyKey? key = null, Reply? reply = null) =>
        bot.Platform.PostAsync(target ?? Entry, reply ?? Samples.Reply(Samples.Card()), key ?? Key, TestContext.Current.CancellationToken);

    public static Task<FindOutcome> FindAsync(this SlackHost bot, PostTarget? target = null, IdempotencyKey? key = null, DateTimeOffset? since = null) =>
        bot.Platform.FindAsync(target ?? Entry, key ?? Key, since ?? bot.Time.GetUtcNow(), TestContext.Current.CancellationToken);

    public static Task<PostOutcome> UpdateAsync(this SlackHost bot, string messageId, Reply reply, PostTarget? target = null) =>
        bot.Platform.UpdateAsync(target ?? Entry, messageId, reply, Key, TestContext.Current.CancellationToken);
}
