using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;
using PaperBot.Metrics;

namespace PaperBot.Tests.Metrics;

public sealed class OtlpExportTests
{
    [Theory]
    [InlineData(1_500)]
    [InlineData(2_000, "OTEL_EXPORTER_OTLP_TIMEOUT=2000")]
    [InlineData(3_000, "OTEL_EXPORTER_OTLP_TIMEOUT=2000", "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT=3000")]
    [InlineData(2_000, "OTEL_EXPORTER_OTLP_TIMEOUT=2000", "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT=3000")]
    [InlineData(1_500, "OTEL_EXPORTER_OTLP_TIMEOUT=")]
    public void The_time_limit_of_a_signal_comes_before_that_of_all(int expected, params string[] variables)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(variables.Select(variable => variable.Split('=')).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();
        var options = new OtlpExporterOptions();
        OtlpExport.Set(options, configuration, OtlpSettings.Traces);
        options.TimeoutMilliseconds.ShouldBe(expected);
    }
}
