using PaperBot.Fakes.Chaos;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Benchmarks.Soak;

/// <summary>A channel of each platform that gets each entry by itself.</summary>
internal sealed class SoakChannels : IDisposable
{
    private const string DiscordChannel = "2000000000000000001";
    private const string SlackChannel = "C000001";

    private readonly FakeDiscord _discord;
    private readonly FakeSlack _slack;
    private readonly SemaphoreSlim _posted = new(0);

    public SoakChannels(FakeDiscord discord, FakeSlack slack)
    {
        (_discord, _slack) = (discord, slack);
        discord.Channels.Add(DiscordChannel);
        discord.Posts.Added += _ => _posted.Release();
        slack.Posts.Added += _ => _posted.Release();
    }

    /// <summary>The section <c>Subscriptions</c>.</summary>
    public IEnumerable<object> Subscriptions { get; } =
    [
        new { Platform = "Discord", Channel = DiscordChannel, Filter = "", Schedule = "Each" },
        new { Platform = "Slack", Channel = SlackChannel, Filter = "", Schedule = "Each" },
    ];

    /// <summary>How many messages are in both channels.</summary>
    public int CountPosts() => Messages().Sum(channel => channel.Messages.Count);

    public void Dispose() => _posted.Dispose();

    /// <summary>Waits until so many entries are in both channels.</summary>
    public async Task PostedAsync(int entries)
    {
        while (CountPosts() < entries * 2 && await _posted.WaitAsync(Fakes.WaitLimit.Value))
        {
        }
    }

    /// <summary>Finds the entries that are not once in each channel.</summary>
    /// <param name="imports">How many imports there were; the first entry of each has the next multiple of ten as its number.</param>
    /// <param name="entries">The entries of each.</param>
    public IEnumerable<string> FindProblems(int imports, int entries) =>
        from channel in Messages()
        let shown = channel.Messages.SelectMany(BotFolder.EntriesOf).CountBy(entry => entry).ToDictionary()
        from entry in Enumerable.Range(0, imports).SelectMany(import => Enumerable.Range(import * 10, entries))
        where shown.GetValueOrDefault(entry) != 1
        select $"Entry {entry} is {shown.GetValueOrDefault(entry)} times in {channel.Name}.";

    private IEnumerable<(string Name, IReadOnlyList<string> Messages)> Messages() =>
    [
        ("Discord", [.. _discord.Channels.MessagesIn(DiscordChannel).Select(post => post.Json.GetRawText())]),
        ("Slack", [.. _slack.Workspace.History.Of(SlackChannel).Select(post => post.Message.GetRawText())]),
    ];
}
