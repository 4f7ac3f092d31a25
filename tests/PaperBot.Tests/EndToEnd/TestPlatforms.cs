using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Fake servers of both platforms, and a working folder with a folder for digests.</summary>
internal sealed class TestPlatforms : IAsyncDisposable
{
    public const string DiscordChannel = "2000000000000000001";
    public const string SlackChannel = "C123";

    private readonly TempFolder _folder = new();

    private TestPlatforms(FakeDiscord discord, FakeSlack slack) => (Discord, Slack) = (discord, slack);

    public FakeDiscord Discord { get; }

    public FakeSlack Slack { get; }

    public string Folder => _folder.Path;

    /// <summary>The settings of a bot that posts each new entry immediately to a channel of both platforms.</summary>
    public IReadOnlyList<string> Settings =>
    [
        $"--Discord:Token={FakeDiscord.Token}",
        $"--Discord:ApiUrl={Discord.ApiUrl}",
        $"--Slack:BotToken={Slack.Workspace.BotToken}",
        $"--Slack:AppToken={Slack.Workspace.AppToken}",
        $"--Slack:ApiUrl={Slack.ApiUrl}",
        .. TestStorage.Settings(_folder.Path),
        "--Sources:0:Kind=Folder",
        $"--Sources:0:Path={_folder["digests"]}",
        "--Sources:0:EveryMinutes=0.001",
        "--Sources:0:SettleMinutes=0",
        "--Sources:0:NewsDays=36500",
        "--Subscriptions:0:Platform=Discord",
        $"--Subscriptions:0:Channel={DiscordChannel}",
        "--Subscriptions:0:Schedule=Each",
        "--Subscriptions:1:Platform=Slack",
        $"--Subscriptions:1:Channel={SlackChannel}",
        "--Subscriptions:1:Schedule=Each",
        "--Replies:PageSize=10",
        "--Web:Url=http://127.0.0.1:0",
    ];

    /// <summary>As <see cref="Settings"/>, and a message whose response was lost is looked for after seconds.</summary>
    public IReadOnlyList<string> QuickSettings => [.. Settings, "--Delivery:PatienceSeconds=5", "--Delivery:LandingSeconds=2"];

    public static async Task<TestPlatforms> StartAsync()
    {
        var platforms = new TestPlatforms(await FakeDiscord.StartAsync(), await FakeSlack.StartAsync());
        Directory.CreateDirectory(platforms._folder["digests"]);
        platforms.Discord.Channels.Add(DiscordChannel);
        platforms.Slack.Workspace.Channels[SlackChannel] = new("papers");
        return platforms;
    }

    /// <summary>Writes a digest into the folder.</summary>
    public void AddDigest(string name, string digest) => File.WriteAllText(Path.Combine(_folder["digests"], name), digest);

    public async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        await Slack.DisposeAsync();
        _folder.Dispose();
    }
}
