using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Commands;
using PaperBot.Discord;
using PaperBot.Filters;
using PaperBot.Slack;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests;

/// <summary>The core as every verb has it, over a database in a temporary folder. Two on one folder are two processes.</summary>
public sealed class TestCore : IDisposable
{
    private readonly TempFolder? _owned;
    private readonly ServiceProvider _services;

    /// <param name="settings">Settings as on the command line: <c>Replies:PageSize=2</c>.</param>
    public TestCore(params string[] settings) : this(null, settings)
    {
    }

    /// <param name="folder">Where the database is; null for a new folder.</param>
    /// <param name="settings">Settings as on the command line: <c>Replies:PageSize=2</c>.</param>
    public TestCore(TempFolder? folder, params string[] settings)
    {
        _owned = folder is null ? new TempFolder() : null;
        Folder = folder ?? _owned!;
        string[] common = [$"Storage:Path={Folder["paperbot.db"]}", "Replies:TimeZone=Asia/Seoul"];
        var configuration = new ConfigurationBuilder().AddCommandLine([.. common, .. settings]).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Time)
            .AddPaperBot().AddSqlStorage().AddSearch().AddDiscord(configuration).AddSlack(configuration)
            .BuildServiceProvider();

        // As in each process that answers.
        Index.Refresh();
    }

    /// <summary>Where the database is.</summary>
    public TempFolder Folder { get; }

    /// <summary>Friday, 10 May 2024, noon in Seoul.</summary>
    public ManualTime Time { get; } = new(new(2024, 5, 10, 3, 0, 0, TimeSpan.Zero));

    public IEntryIndex Index => Get<IEntryIndex>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The entries that look-ups see, in their order.</summary>
    public IReadOnlyList<Entry> Entries()
    {
        Index.Refresh();
        return Index.Current.Find(Filter.Everything);
    }

    /// <summary>Imports one document of a folder source.</summary>
    public ImportSummary Import(string file, string text, DeliveryScope scope = DeliveryScope.All) =>
        Get<Importer>().Import([Document(file, Encoding.UTF8.GetBytes(text))], scope);

    /// <summary>Asks as a platform would.</summary>
    public async Task<Reply> AskAsync(string text, Locale locale = Locale.English) =>
        await Get<CommandRouter>().ExecuteAsync(new(text, locale), TestContext.Current.CancellationToken);

    public static SourceDocument Document(string file, byte[] content) =>
        new(new("Folder", "notes", file, Convert.ToHexStringLower(SHA256.HashData(content))), content);

    public void Dispose()
    {
        _services.Dispose();
        _owned?.Dispose();
    }
}
