using Microsoft.Extensions.Options;
using PaperBot.Discord;
using PaperBot.Search;
using PaperBot.Slack;
using PaperBot.Status;
using PaperBot.Storage;
using PaperBot.Storage.LiteDb;
using PaperBot.Storage.Sql;
using PaperBot.Web;

namespace PaperBot.Terminal;

/// <summary>The host of the verbs other than <c>serve</c>: all services, but none that runs in the background.</summary>
internal static class VerbHost
{
    /// <summary>Builds the host and validates the settings. The caller disposes the host.</summary>
    public static IHost Open(string[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        Settings.Load(builder.Configuration, settings);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        Settings.LogToStandardError(builder.Logging);
        WebOptions.Read(builder.Configuration);
        builder.Services.AddPaperBot().AddLiteDbStorage().AddSqlStorage().AddSearch().AddStatus();
        builder.Services.AddDiscord(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        var host = builder.Build();
        host.Services.GetService<IStartupValidator>()?.Validate();
        return host;
    }

    /// <summary>Opens the database of the settings, which must exist.</summary>
    /// <exception cref="StorageException">There is none.</exception>
    public static IDatabase OpenExisting(IServiceProvider services)
    {
        var path = Path.GetFullPath(services.GetRequiredService<IOptions<StorageOptions>>().Value.Path);
        return File.Exists(path) ? services.GetRequiredService<IDatabase>() : throw new StorageException($"There is no database at {path}. Set Storage:Path to the database.");
    }

    /// <summary>Brings the index up to date. One that cannot be written answers from what it has, and why is said.</summary>
    /// <exception cref="IndexException">It has nothing to answer from.</exception>
    public static IEntryIndex RefreshIndex(IHost host)
    {
        var index = host.Services.GetRequiredService<IEntryIndex>();
        try
        {
            index.Refresh();
        }
        catch (IndexException exception) when (index.IsLoaded)
        {
            Console.Error.WriteLine(exception.Message);
        }

        return index;
    }
}
