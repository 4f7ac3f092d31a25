using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Options;
using PaperBot.Discord;
using PaperBot.Mcp;
using PaperBot.Metrics;
using PaperBot.Platforms;
using PaperBot.Search;
using PaperBot.Slack;
using PaperBot.Status;
using PaperBot.Storage.LiteDb;
using PaperBot.Storage.Sql;
using PaperBot.Web;

namespace PaperBot.Terminal;

internal static partial class ServeVerb
{
    /// <summary>How long what is being done may take to end once the bot is to stop, such as a post whose answer has not arrived.</summary>
    public static readonly TimeSpan MaxTimeToStop = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = Build(settings);
        app.Services.GetService<IStartupValidator>()?.Validate();
        await StartAsync(app, cancellationToken);
        var platforms = app.Services.GetRequiredService<WebOptions>().PlatformsPort;
        var addresses = app.Urls.Select(url => new Uri(url)).Where(url => url.Port != platforms).ToList();
        var page = string.Join(", ", addresses.Select(url => url.GetLeftPart(UriPartial.Authority)));
        LogServing(app.Logger, page);
        if (addresses.Any(url => url.Scheme == "http" && !WebOptions.IsLoopback(url)))
        {
            LogWithoutTls(app.Logger);
        }

        foreach (var problem in SettingsFiles.FindReadableSecrets((IConfigurationRoot)app.Configuration))
        {
            LogReadable(app.Logger, problem);
        }

        if (!app.Services.GetServices<IChatPlatform>().Any())
        {
            LogNoPlatform(app.Logger);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        ThrowIfFailed(app.Services);
        return 0;
    }

    /// <summary>Throws what a background service has ended with, which has stopped the host.</summary>
    private static void ThrowIfFailed(IServiceProvider services)
    {
        if (services.GetServices<IHostedService>().OfType<BackgroundService>().FirstOrDefault(service => service.ExecuteTask is { IsFaulted: true }) is { } failed)
        {
            ExceptionDispatchInfo.Throw(failed.ExecuteTask!.Exception!.InnerException!);
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            // Otherwise each background service that is cancelled now would be logged as if it had failed.
            app.Lifetime.StopApplication();
            if (exception.GetBaseException() is not SocketException { SocketErrorCode: var error })
            {
                throw;
            }

            await app.StopAsync(CancellationToken.None);
            throw new InvalidDataException(app.Services.GetRequiredService<WebOptions>().ExplainListening(error));
        }
    }

    /// <summary>Builds the bot, ready to be started. Without a clock, it uses the system's.</summary>
    public static WebApplication Build(string[] settings, TimeProvider? time = null)
    {
        // In another environment, it would show exceptions with their traces.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        Settings.Load(builder.Configuration, settings);
        Settings.LogToStandardError(builder.Logging, builder.Configuration);

        builder.Services.AddSingleton(time ?? TimeProvider.System);

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = MaxTimeToStop);

        builder.AddTelemetry();

        // The services that load the index start before those that receive requests.
        builder.Services.AddPaperBotServices();
        builder.Services.AddDiscord(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        var isConfigured = builder.Services.Any(service => service.ServiceType == typeof(IChatPlatform));
        builder.Services.AddPaperBot().AddLiteDbStorage().AddSqlStorage().AddSearch(isConfigured ? null : Samples.Read).AddStatus();
        builder.AddWebhooks();
        builder.AddPage();
        builder.AddMcp();
        var app = builder.Build();
        app.UsePageSecurity();
        app.UsePageErrors();
        app.MapPage();
        app.MapHealth();
        app.MapMetrics();
        app.MapLookups();
        return app;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The page is at {Urls}.")]
    private static partial void LogServing(ILogger logger, string urls);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other machines can reach the page without TLS, so what is sent to it, such as the password, can be read on the way. Put a reverse proxy with TLS in front of it.")]
    private static partial void LogWithoutTls(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private static partial void LogReadable(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No platform is configured. Set Discord:Token, or Slack:BotToken and Slack:AppToken; the README says where to get them.")]
    private static partial void LogNoPlatform(ILogger logger);
}
