using PaperBot.Discord;
using PaperBot.Platforms;
using PaperBot.Slack;
using PaperBot.Web;

namespace PaperBot.Terminal;

/// <summary><c>serve</c>: runs the bot.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = Build(settings);
        await app.RunAsync(cancellationToken);
        return 0;
    }

    /// <summary>The whole bot, ready to be started.</summary>
    public static WebApplication Build(string[] settings)
    {
        // Beside the program, so that the page's own files are found wherever it is started.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Settings.Load(builder.Configuration, settings);
        Settings.LogToStandardError(builder.Logging);
        builder.Services.AddDiscord(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddPaperBot(builder.Services.Any(service => service.ServiceType == typeof(IChatPlatform)) ? () => Index.IndexSnapshot.Empty : Samples.Read);
        builder.Services.AddPaperBotServices();
        builder.AddPage();
        var app = builder.Build();
        app.MapPage();
        app.MapHealth();
        return app;
    }
}
