using Microsoft.Extensions.DependencyInjection;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Web;

/// <summary>A running bot with an empty database, and a browser for its page <c>/preview</c>.</summary>
internal sealed class PreviewSite : IAsyncDisposable
{
    private readonly RunningBot _bot;

    private PreviewSite(TempFolder folder, RunningBot bot) => (Folder, _bot, Browser) = (folder, bot, new(bot.Address));

    public TempFolder Folder { get; }

    public PreviewClient Browser { get; }

    public Uri Address => _bot.Address;

    public static async Task<PreviewSite> StartAsync()
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder["digests"]);
        return new(folder, await RunningBot.StartAsync([.. TestStorage.Settings(folder.Path), $"--Sources:0:Path={folder["digests"]}", "--Web:Url=http://127.0.0.1:0"]));
    }

    /// <summary>The titles of the stored entries in order.</summary>
    public IReadOnlyList<string> StoredTitles()
    {
        var store = _bot.Services.GetRequiredService<IEntryStore>();
        return [.. store.ReadAll().Select(entry => entry.Title).Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _bot.DisposeAsync();
        Folder.Dispose();
    }
}
