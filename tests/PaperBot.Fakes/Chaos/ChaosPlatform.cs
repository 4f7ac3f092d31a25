using System.Diagnostics;
using System.Globalization;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Fakes.Chaos;

/// <summary>A message that is in a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Id">Its id.</param>
/// <param name="Text">What it contains, as it was sent.</param>
public sealed record ChaosMessage(string Channel, string Id, string Text);

/// <summary>One of the fake platforms, as a run sees it.</summary>
public abstract class ChaosPlatform : IAsyncDisposable
{
    private static readonly TimeSpan NonceTime = TimeSpan.FromMinutes(5);

    /// <summary>The name in the settings.</summary>
    public abstract string Name { get; }

    /// <summary>The setting that leads to it.</summary>
    public abstract string ApiUrl { get; }

    /// <summary>The tokens, as environment variables.</summary>
    public abstract IReadOnlyDictionary<string, string> Tokens { get; }

    /// <summary>Its faults.</summary>
    public abstract Faults Faults { get; }

    /// <summary>Whether the address of a post names the channel.</summary>
    public abstract bool IsPerChannel { get; }

    /// <summary>Raised when a message is in a channel, with the channel and the timestamp of <see cref="Stopwatch"/>.</summary>
    public event Action<string, long>? Posted;

    /// <summary>How many messages it refused, since they came too early.</summary>
    public abstract int Limited { get; }

    /// <summary>How many messages a second it allows in all channels; one a second in each.</summary>
    protected abstract double PerSecond { get; }

    /// <summary>How many calls it takes to start the thread of a message, which count as messages do.</summary>
    public abstract int CallsForThread { get; }

    /// <summary>The channels.</summary>
    protected IList<string> Channels { get; } = [];

    /// <summary>How many messages were deleted.</summary>
    public abstract int Deleted { get; }

    /// <summary>Starts a platform.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="scale">By how much the time is scaled for which Discord recognises a repeated message.</param>
    public static async Task<ChaosPlatform> StartAsync(string name, double scale = 1) => name switch
    {
        "Discord" => new DiscordChaos(await FakeDiscord.StartAsync(), NonceTime * scale),
        "Slack" => new SlackChaos(await FakeSlack.StartAsync()),
        var other => throw new ArgumentException($"{other} is neither Discord nor Slack.", nameof(name)),
    };

    /// <summary>Adds a channel, and returns its id.</summary>
    public abstract string AddChannel(int number);

    /// <summary>The messages that are in the channels, the oldest first.</summary>
    public abstract IReadOnlyList<ChaosMessage> ReadMessages();

    /// <summary>Whether a call posts, changes or looks for messages.</summary>
    public abstract bool IsDelivery(string path);

    /// <summary>Whether a call posts a message.</summary>
    public abstract bool IsPost(string method, string path);

    /// <summary>A response that asks to wait.</summary>
    public abstract Fault RateLimit(int seconds);

    /// <summary>Types a command, and waits for the answer.</summary>
    public abstract Task AskAsync(string name, string typed, int person);

    /// <summary>Forgets what no run needs, so that a long one does not fill the memory.</summary>
    public abstract void Forget();

    public abstract ValueTask DisposeAsync();

    /// <summary>The shortest time from the first to the last of messages that it allows.</summary>
    /// <param name="posts">How many messages.</param>
    /// <param name="threads">How many threads of them.</param>
    /// <param name="ofChannel">How many messages in each channel.</param>
    public TimeSpan MinTime(int posts, int threads, int ofChannel) => TimeSpan.FromSeconds(Math.Max(ofChannel - 1, (posts + (threads * CallsForThread) - 1) / PerSecond));

    protected void NotePosted(string channel) => Posted?.Invoke(channel, Stopwatch.GetTimestamp());

    private sealed class DiscordChaos : ChaosPlatform
    {
        private readonly FakeDiscord _discord;

        public DiscordChaos(FakeDiscord discord, TimeSpan nonceTime)
        {
            _discord = discord;
            discord.SessionsLeft = int.MaxValue;
            discord.RateLimits.AreEnforced = true;
            discord.Channels.NonceTime = nonceTime;
            discord.Posts.Added += post => NotePosted(post.Channel);
        }

        public override string Name => "Discord";

        public override string ApiUrl => $"--Discord:ApiUrl={_discord.ApiUrl}";

        public override IReadOnlyDictionary<string, string> Tokens => new Dictionary<string, string> { ["Discord__Token"] = FakeDiscord.Token };

        public override Faults Faults => _discord.Faults;

        public override bool IsPerChannel => true;

        public override int Deleted => _discord.Channels.Deleted.Items.Count;

        public override int Limited => _discord.RateLimits.Refused;

        protected override double PerSecond => 50;

        public override int CallsForThread => 1;

        public override string AddChannel(int number)
        {
            var id = (2_000_000_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture);
            _discord.Channels.Add(id);
            Channels.Add(id);
            return id;
        }

        public override IReadOnlyList<ChaosMessage> ReadMessages() =>
            [.. Channels.SelectMany(_discord.Channels.MessagesIn).Select(post => new ChaosMessage(post.Channel, post.Id, post.Json.GetRawText()))];

        public override bool IsDelivery(string path) => path.Contains("/channels/", StringComparison.Ordinal) && path.Contains("/messages", StringComparison.Ordinal);

        public override bool IsPost(string method, string path) => method == "POST" && path.EndsWith("/messages", StringComparison.Ordinal);

        public override Fault RateLimit(int seconds) => new()
        {
            Status = 429,
            Body = $$"""{"message":"You are being rate limited.","retry_after":{{seconds}}.0,"global":false}""",
            Headers = new Dictionary<string, string> { ["Retry-After"] = $"{seconds}", ["X-RateLimit-Scope"] = "user", ["Content-Type"] = "application/json" },
        };

        public override async Task AskAsync(string name, string typed, int person)
        {
            _discord.Interactions.User = $"{4_000_000_000_000_000_000 + person}";
            await _discord.Interactions.ResponseToAsync(await _discord.Interactions.SendCommandAsync(name, typed));
        }

        public override void Forget() => _discord.Forget();

        public override ValueTask DisposeAsync() => _discord.DisposeAsync();
    }

    private sealed class SlackChaos : ChaosPlatform
    {
        private readonly FakeSlack _slack;

        public SlackChaos(FakeSlack slack)
        {
            _slack = slack;
            slack.Workspace.Pace.Interval = TimeSpan.FromSeconds(1);
            slack.Posts.Added += post => NotePosted(post.Channel);
        }

        public override string Name => "Slack";

        public override string ApiUrl => $"--Slack:ApiUrl={_slack.ApiUrl}";

        public override IReadOnlyDictionary<string, string> Tokens =>
            new Dictionary<string, string> { ["Slack__BotToken"] = _slack.Workspace.BotToken, ["Slack__AppToken"] = _slack.Workspace.AppToken };

        public override Faults Faults => _slack.Faults;

        public override bool IsPerChannel => false;

        public override int Deleted => _slack.Workspace.Deletions.Items.Count;

        public override int Limited => _slack.Workspace.Pace.Refused;

        // Several hundred a minute.
        protected override double PerSecond => 5;

        public override int CallsForThread => 0;

        public override string AddChannel(int number)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"C{number:D6}");
            Channels.Add(id);
            return id;
        }

        public override IReadOnlyList<ChaosMessage> ReadMessages() =>
            [.. Channels.SelectMany(_slack.Workspace.History.Of).Select(post => new ChaosMessage(post.Channel, post.Ts, post.Message.GetRawText()))];

        public override bool IsDelivery(string path) =>
            path.Contains("/chat.", StringComparison.Ordinal) || path.EndsWith("conversations.history", StringComparison.Ordinal) || path.EndsWith("conversations.replies", StringComparison.Ordinal);

        public override bool IsPost(string method, string path) => path.EndsWith("chat.postMessage", StringComparison.Ordinal);

        public override Fault RateLimit(int seconds) => new()
        {
            Status = 429,
            Body = """{"ok":false,"error":"ratelimited"}""",
            Headers = new Dictionary<string, string> { ["Retry-After"] = $"{seconds}" },
        };

        public override Task AskAsync(string name, string typed, int person) => _slack.SendCommandAsync($"{name} {typed}", $"P{person}");

        public override void Forget() => _slack.Forget();

        public override ValueTask DisposeAsync() => _slack.DisposeAsync();
    }
}
