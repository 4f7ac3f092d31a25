using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Both platforms as local servers, and a working folder with a folder for digests.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const string DiscordChannel = "2000000000000000001";
    public const string SlackChannel = "C123";

    private readonly TempFolder _folder = new();

    private Town(FakeDiscord discord, FakeSlack slack) => (Discord, Slack) = (discord, slack);

    public FakeDiscord Discord { get; }

    public FakeSlack Slack { get; }

    public string Folder => _folder.Path;

    /// <summary>The settings of a bot that posts each new entry at once to a channel of both platforms.</summary>
    public IReadOnlyList<string> Settings =>
    [
        $"--Discord:Token={FakeDiscord.Token}",
        $"--Discord:ApiUrl={Discord.ApiUrl}",
        $"--Slack:BotToken={Slack.Workspace.BotToken}",
        $"--Slack:AppToken={Slack.Workspace.AppToken}",
        $"--Slack:ApiUrl={Slack.ApiUrl}",
        $"--Storage:Path={_folder["paperbot.db"]}",
        "--Sources:0:Kind=Folder",
        $"--Sources:0:Path={_folder["digests"]}",
        "--Sources:0:EveryMinutes=0.001",
        "--Subscriptions:0:Platform=Discord",
        $"--Subscriptions:0:Channel={DiscordChannel}",
        "--Subscriptions:0:Schedule=Each",
        "--Subscriptions:1:Platform=Slack",
        $"--Subscriptions:1:Channel={SlackChannel}",
        "--Subscriptions:1:Schedule=Each",
        "--Replies:PageSize=10",
        "--Web:Url=http://127.0.0.1:0",
    ];

    public static async Task<Town> BuildAsync()
    {
        var town = new Town(await FakeDiscord.StartAsync(), await FakeSlack.StartAsync());
        Directory.CreateDirectory(town._folder["digests"]);
        town.Discord.Channels.Add(DiscordChannel);
        town.Slack.Workspace.Channels[SlackChannel] = new("papers");
        return town;
    }

    /// <summary>Drops a digest into the folder, in one stroke.</summary>
    public void Drop(string name, string digest) => File.WriteAllText(Path.Combine(_folder["digests"], name), digest);

    public async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        await Slack.DisposeAsync();
        _folder.Dispose();
    }
}
