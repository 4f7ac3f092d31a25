using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using PaperBot.Storage;
using PaperBot.Transport;
using PaperBot.Web;

namespace PaperBot.Metrics;

/// <summary>
/// Shows what PaperBot measures: at <c>/metrics</c> to whoever may see the page, for Prometheus, and by OTLP where the environment says where to. Requests and
/// calls are not traced by the framework's instrumentation, since their addresses contain tags, entries and tokens.
/// </summary>
internal static class MetricsServices
{
    public const string Path = "/metrics";

    // What .NET measures by itself, and which of it says something about this program.
    private static readonly string[] Meters = [Telemetry.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>Adds the measurements; to be called before what is measured, so that nothing is missed.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<StatusGauges>(provider, (Func<IDatabase>)provider.GetRequiredService<IDatabase>));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService("paperbot", serviceVersion: typeof(MetricsServices).Assembly.GetName().Version!.ToString(3)).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        if (OtlpSettings.IsWanted(builder.Configuration))
        {
            OtlpExport.Add(telemetry, builder.Configuration);
        }
    }

    /// <summary>Maps <c>/metrics</c>.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<StatusGauges>();
        app.MapPrometheusScrapingEndpoint(Path).WithMetadata(new HttpMethodMetadata(PageEndpoints.Methods));
    }
}
