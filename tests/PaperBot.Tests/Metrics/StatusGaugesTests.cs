using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using PaperBot.Metrics;

namespace PaperBot.Tests.Metrics;

public sealed class StatusGaugesTests
{
    [Fact]
    public void A_database_that_could_not_be_opened_is_opened_again()
    {
        using var core = new TestCore();
        using var meters = new Meters();
        var isBroken = true;
        _ = new StatusGauges(
            meters, core.Index, [core.Platform], () => isBroken ? throw new StorageException("It is gone.") : core.Get<IDatabase>(), Options.Create(new StorageOptions()), core.Time);
        var pending = new List<int>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Name == "paperbot.outbox.pending" && ReferenceEquals(instrument.Meter, meters.Created))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => pending.Add(value));
        listener.Start();

        listener.RecordObservableInstruments();
        pending.ShouldBeEmpty();
        isBroken = false;
        core.Time.Advance(TimeSpan.FromSeconds(2));
        listener.RecordObservableInstruments();
        pending.ShouldBe([0]);
    }

    private sealed class Meters : IMeterFactory
    {
        public Meter? Created { get; private set; }

        public Meter Create(MeterOptions options) => Created = new(options);

        public void Dispose() => Created?.Dispose();
    }
}
