using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Fakes.Arxiv;
using PaperBot.Papers;

namespace PaperBot.Tests.Papers;

/// <summary>The look-up service over a store and a fake arXiv. Its time stands still between two steps.</summary>
internal sealed class LookupBench : IAsyncDisposable
{
    private readonly RecordingLog _log = new();
    private readonly LoggerFactory _logs;
    private readonly PaperLookupService _service;
    private int _steps;

    private LookupBench(TestCore core, FakeArxiv arxiv)
    {
        (Core, Arxiv, _logs) = (core, arxiv, new([_log]));
        _service = new(core.Get<IOptions<PaperOptions>>(), core.Get<IEntryStore>(), core.Index, core.Get<DeliverySignal>(), core.Time, _logs.CreateLogger<PaperLookupService>());
    }

    public TestCore Core { get; }

    public FakeArxiv Arxiv { get; }

    public IEnumerable<string> Warnings => _log.Lines.Items.Select(line => line.Text);

    /// <summary>Starts the service over entries.</summary>
    public static async Task<LookupBench> StartAsync(IReadOnlyList<PublishedPaper> papers, params Entry[] entries)
    {
        // The clock of the fake is that of the core, which needs the fake's address.
        var clock = new CoreClock();
        var arxiv = await FakeArxiv.StartAsync(clock, papers);
        var core = new TestCore([.. TestCore.EachEntry, $"Papers:ApiUrl={arxiv.ApiUrl}"]);
        clock.Time = core.Time;
        var bench = new LookupBench(core, arxiv);
        bench.Save(entries);
        await bench._service.StartAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    /// <summary>Adds or updates entries.</summary>
    public void Save(params Entry[] entries)
    {
        Core.Get<IEntryStore>().Import(import =>
        {
            foreach (var entry in entries)
            {
                Notes.Save(import, entry);
            }
        });
        Core.Index.Refresh();
    }

    /// <summary>Lets the service do what it does next, and waits until it has done it.</summary>
    public async Task StepAsync(int count = 1)
    {
        for (var step = 0; step < count; step++)
        {
            Core.Time.Advance(await NextWaitAsync());
            await WaitAsync();
            Core.Index.Refresh();
        }
    }

    /// <summary>Lets the service begin what it does next.</summary>
    public async Task BeginAsync() => Core.Time.Advance(await NextWaitAsync());

    /// <summary>Waits until the service waits again.</summary>
    public Task WaitAsync() => Core.Time.Waits.NthAsync(_steps + 1, IsOwn);

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync(CancellationToken.None).WithinLimitAsync();
        _service.Dispose();
        await Arxiv.DisposeAsync();
        _logs.Dispose();
        Core.Dispose();
    }

    private Task<TimeSpan> NextWaitAsync() => Core.Time.Waits.NthAsync(++_steps, IsOwn);

    private static bool IsOwn(TimeSpan wait) => wait != Limits.FetchTime;

    private sealed class CoreClock : TimeProvider
    {
        public TimeProvider Time { get; set; } = System;

        public override DateTimeOffset GetUtcNow() => Time.GetUtcNow();
    }
}
