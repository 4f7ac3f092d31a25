using Microsoft.Extensions.Options;
using PaperBot.Discord;
using PaperBot.Search;
using PaperBot.Slack;
using PaperBot.Storage.Sql;

namespace PaperBot.Terminal;

/// <summary>PaperBot's parts without anything that runs by itself: what a verb other than <c>serve</c> works with.</summary>
internal static class VerbHost
{
    /// <summary>Builds the parts, and refuses settings that are wrong. The caller disposes of the host.</summary>
    public static IHost Open(string[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        Settings.Load(builder.Configuration, settings);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        Settings.LogToStandardError(builder.Logging);
        builder.Services.AddPaperBot().AddSqlStorage().AddSearch();
        builder.Services.AddDiscord(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        var host = builder.Build();
        host.Services.GetService<IStartupValidator>()?.Validate();
        return host;
    }
}
