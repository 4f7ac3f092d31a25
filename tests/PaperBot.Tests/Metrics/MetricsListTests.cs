using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PaperBot.Tests.EndToEnd;

namespace PaperBot.Tests.Metrics;

public sealed class MetricsListTests
{
    [Fact]
    public async Task The_list_has_every_instrument_with_its_kind_and_unit()
    {
        await using var platforms = await TestPlatforms.StartAsync();
        await using var bot = await RunningBot.StartAsync(platforms.Settings);
        var factory = bot.Services.GetRequiredService<IMeterFactory>();
        var instruments = new HashSet<(string, string, string)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "PaperBot" && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                instruments.Add((instrument.Name, KindOf(instrument), instrument.Unit ?? ""));
                instrument.Description.ShouldNotBeNullOrEmpty(instrument.Name);
            }
        };
        listener.Start();

        instruments.ShouldBe(MetricsList.Read().Select(metric => (metric.Name, metric.Kind, metric.Unit)), ignoreOrder: true);
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "ObservableGauge" => "gauge",
        var name => name.ToLowerInvariant(),
    };
}
