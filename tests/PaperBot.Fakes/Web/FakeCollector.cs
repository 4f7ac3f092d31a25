using Microsoft.AspNetCore.Builder;

namespace PaperBot.Fakes.Web;

/// <summary>A collector that receives OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp).</summary>
public sealed class FakeCollector : IAsyncDisposable
{
    private readonly WebApplication _app = LoopbackServer.Create();

    /// <summary>What was received: the path, such as <c>/v1/traces</c>, and the body, a message of protobuf in which texts stand as they are.</summary>
    public SignalLog<(string Path, byte[] Body)> Requests { get; } = new();

    /// <summary>The address for <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Starts a collector on a free port.</summary>
    public static async Task<FakeCollector> StartAsync()
    {
        var collector = new FakeCollector();
        collector._app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector.Requests.Add((context.Request.Path.Value ?? "", body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
