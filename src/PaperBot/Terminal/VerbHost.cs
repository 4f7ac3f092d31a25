using Microsoft.Extensions.Options;
using PaperBot.Discord;
using PaperBot.Mcp;
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
    /// <param name="settings">The settings of the command line.</param>
    /// <param name="staysOpen">Whether the verb runs for long, so that it must not keep a bot from writing the index.</param>
    public static IHost Open(string[] settings, bool staysOpen = false)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        Settings.Load(builder.Configuration, settings);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        Settings.LogToStandardError(builder.Logging, builder.Configuration);
        builder.Services.AddSingleton(WebOptions.Read(builder.Configuration));
        McpOptions.Read(builder.Configuration);
        AddServices(builder.Services, builder.Configuration, staysOpen);
        var host = builder.Build();
        host.Services.GetService<IStartupValidator>()?.Validate();
        return host;
    }

    /// <summary>Validates the sections of the settings other than <c>Web</c>.</summary>
    /// <exception cref="OptionsValidationException">A section is wrong.</exception>
    /// <exception cref="AggregateException">Several are.</exception>
    public static void Validate(IConfiguration configuration)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddLogging();
        AddServices(services, configuration);
        using var provider = services.BuildServiceProvider();
        provider.GetService<IStartupValidator>()?.Validate();
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

    private static void AddServices(IServiceCollection services, IConfiguration configuration, bool staysOpen = false)
    {
        services.AddPaperBot().AddLiteDbStorage().AddSqlStorage().AddSearch(givesLockBack: staysOpen).AddStatus();
        services.AddDiscord(configuration);
        services.AddSlack(configuration);
    }
}
