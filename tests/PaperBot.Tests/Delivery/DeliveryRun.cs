using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PaperBot.Tests.Delivery;

/// <summary>The delivery service of a process, whose turns a test takes with a clock that it moves on.</summary>
internal sealed class DeliveryRun : IDisposable
{
    private const int MaxTurnsAtOnce = 10_000;

    // Not each of the reads of a day is waited for.
    private const int StepsAtMost = 300;

    private readonly TestCore _core;
    private readonly List<ScriptedPlatform> _scripted;
    private readonly LoggerFactory _logging;
    private readonly DeliveryClock _clock;

    public DeliveryRun(TestCore core, params IChatPlatform[] platforms) : this(core, new(), null, platforms)
    {
    }

    /// <param name="core">The core.</param>
    /// <param name="options">The options.</param>
    /// <param name="store">The outbox; null for that of the core.</param>
    /// <param name="platforms">The platforms.</param>
    public DeliveryRun(TestCore core, DeliveryOptions options, IDeliveryStore? store, params IChatPlatform[] platforms)
    {
        _core = core;
        _scripted = [.. platforms.OfType<ScriptedPlatform>()];
        _logging = new([Log]);
        _clock = new(core.Time);
        store ??= core.Get<IDeliveryStore>();
        var replies = core.Get<PostReplies>();
        var settings = Options.Create(options);
        var signal = core.Get<DeliverySignal>();
        var calls = new DeliveryCalls(signal, _clock, Logger<DeliveryCalls>());
        var metrics = core.Get<DeliveryMetrics>();
        var subscriptions = core.Get<ISubscriptionStore>();
        var suspensions = new Suspensions(subscriptions, store, calls, signal, settings, _clock, Logger<Suspensions>());
        Dispatcher = new(
            store,
            platforms,
            new ChannelBatches(store, _clock, metrics, Logger<ChannelBatches>()),
            new MessagePosting(store, replies, calls, suspensions, settings, _clock, metrics, Logger<MessagePosting>()),
            new MessageEditing(replies, calls, suspensions, settings, _clock, Logger<MessageEditing>()),
            suspensions,
            new EmptyDays(subscriptions, store, core.Get<SubscriptionMatcher>(), _clock, Logger<EmptyDays>()),
            calls,
            signal,
            _clock,
            new PlatformBlocks(),
            Logger<Dispatcher>());
    }

    public RecordingLog Log { get; } = new();

    public Dispatcher Dispatcher { get; }

    /// <summary>The lines of the log from warnings upwards.</summary>
    public IEnumerable<string> Problems => Log.Lines.Items.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text);

    /// <summary>Does what can be done now. Returns how long nothing is to be done then.</summary>
    public TimeSpan Run()
    {
        for (var turn = 0; turn < MaxTurnsAtOnce; turn++)
        {
            var wait = Dispatcher.TakeTurn();
            if (_scripted.Select(platform => platform.FailedAssertion).FirstOrDefault(failed => failed is not null) is { } failed)
            {
                throw new InvalidOperationException("An assertion failed in the platform.", failed);
            }

            if (wait > TimeSpan.Zero)
            {
                return wait;
            }
        }

        throw new InvalidOperationException("The dispatcher is never at rest.");
    }

    /// <summary>Does everything that is to be done in a time.</summary>
    public void Run(TimeSpan time)
    {
        var end = _clock.Elapsed + time;
        for (var wait = Run(); _clock.Elapsed < end; wait = Run())
        {
            var step = wait > time / StepsAtMost ? wait : time / StepsAtMost;
            _core.Time.Advance(_clock.Elapsed + step < end ? step : end - _clock.Elapsed);
        }
    }

    public void Dispose() => _logging.Dispose();

    private Logger<T> Logger<T>() => new(_logging);
}
