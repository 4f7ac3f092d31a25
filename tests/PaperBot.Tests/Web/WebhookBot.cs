using System.Text.Json.Nodes;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

/// <summary>The whole bot, to which both platforms may post, and whose page needs a password.</summary>
public sealed class WebhookBot : IAsyncLifetime
{
    private const string Digest = """
        2024년 3월 5일
        Sparse Things: Experts for Everyone
        (Ada Kim, Ben Park)
        전문가를 나누어 쓰는 간단한 방법입니다.
        #moe #llm
        A Second <!channel> Note & More
        (Cho Lee)
        라우터를 다시 설명합니다. @everyone
        #moe
        """;

    private TestPlatforms _platforms = null!;
    private RunningBot _bot = null!;
    private int _events;

    /// <summary>Where a signed request can be posted.</summary>
    public static TheoryData<string> Paths => ["/discord/interactions", "/slack/commands", "/slack/interactions", "/slack/events"];

    public HttpClient Http { get; } = new();

    public FakeDiscord Discord => _platforms.Discord;

    public FakeSlack Slack => _platforms.Slack;

    public Uri Address => _bot.Address;

    public async ValueTask InitializeAsync()
    {
        _platforms = await TestPlatforms.StartAsync();
        _platforms.AddDigest("digest.txt", Digest);
        _bot = await RunningBot.StartAsync(
            [.. _platforms.Settings, $"--Discord:PublicKey={DiscordPosts.PublicKey}", $"--Slack:SigningSecret={SlackPosts.Secret}", "--Web:Password=correct horse battery"]);
        await _bot.Log.Lines.FirstAsync(line => line.Text == "Connected to Discord");
        await _bot.Log.Lines.FirstAsync(line => line.Text.Contains("Connected to Slack", StringComparison.Ordinal));
    }

    /// <summary>A request that the bot accepts.</summary>
    /// <param name="path">Where it is posted.</param>
    /// <param name="time">When it was signed; null for now.</param>
    /// <param name="padding">The length of a text in it.</param>
    internal SignedPost Post(string path, DateTimeOffset? time = null, int padding = 0)
    {
        var id = $"P{Interlocked.Increment(ref _events)}";
        return path switch
        {
            "/discord/interactions" => DiscordPosts.Sign(Padded(Discord.Interactions.CommandPayload("tag", "moe"), padding).ToJsonString(), time),
            "/slack/commands" => SlackPosts.Command(Padded(Slack.CommandPayload("tag moe", id), padding), time),
            "/slack/interactions" => SlackPosts.Interaction(Padded(Slack.PressPayload("unknown", "", id), padding), time),
            _ => SlackPosts.Event(Padded(EventPayload(id), padding), time),
        };
    }

    /// <summary>What Slack sends for an event that PaperBot does not know.</summary>
    internal static JsonObject EventPayload(string id) => new()
    {
        ["type"] = "event_callback",
        ["event_id"] = $"Ev{id}",
        ["team_id"] = SlackWorkspace.TeamId,
        ["api_app_id"] = SlackWorkspace.AppId,
        ["event"] = new JsonObject { ["type"] = "channel_rename", ["user"] = "U1" },
    };

    /// <summary>Posts a request, and returns the status of the response.</summary>
    internal async Task<int> SendAsync(SignedPost post) => (await post.SendAsync(Http, Address)).Status;

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _platforms.DisposeAsync();
        Http.Dispose();
    }

    private static JsonObject Padded(JsonObject payload, int padding)
    {
        payload["padding"] = new string('x', padding);
        return payload;
    }
}
