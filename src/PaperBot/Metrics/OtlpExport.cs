using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PaperBot.Transport;

namespace PaperBot.Metrics;

/// <summary>Sends measurements and traces to a collector. Nothing else uses the exporter, so that it is loaded only where there is one.</summary>
internal static class OtlpExport
{
    // A collector that does not respond must not hold up the end of the program, which waits for both signals.
    private const int TimeoutMilliseconds = 1_500;

    /// <summary>Adds the signals that are wanted.</summary>
    public static void Add(OpenTelemetryBuilder telemetry, IConfiguration configuration)
    {
        if (OtlpSettings.IsWanted(configuration, OtlpSettings.Metrics))
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter(options => Set(options, configuration, OtlpSettings.Metrics)));
        }

        if (OtlpSettings.IsWanted(configuration, OtlpSettings.Traces))
        {
            telemetry.WithTracing(traces => traces.AddSource(Telemetry.Name).AddOtlpExporter(options => Set(options, configuration, OtlpSettings.Traces)));
        }
    }

    /// <summary>Sets what the variables of one signal say, which the exporter does not read by itself.</summary>
    public static void Set(OtlpExporterOptions options, IConfiguration configuration, string signal)
    {
        if (OtlpSettings.Find(configuration, signal, "PROTOCOL") is { } protocol)
        {
            options.Protocol = protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        }

        if (OtlpSettings.Find(configuration, signal, "ENDPOINT") is { } endpoint)
        {
            options.Endpoint = new(endpoint);
        }

        options.Headers = OtlpSettings.Find(configuration, signal, "HEADERS") ?? options.Headers;
        options.TimeoutMilliseconds = (OtlpSettings.Find(configuration, signal, "TIMEOUT") ?? configuration["OTEL_EXPORTER_OTLP_TIMEOUT"]) is { Length: > 0 } timeout
            ? int.Parse(timeout, CultureInfo.InvariantCulture)
            : TimeoutMilliseconds;
    }
}
