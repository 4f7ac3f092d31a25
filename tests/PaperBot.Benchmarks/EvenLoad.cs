using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PaperBot.Benchmarks;

/// <summary>Commands at an even rate, however long each takes.</summary>
internal static class EvenLoad
{
    /// <summary>Sends commands until it is stopped, and returns the times that they took, in milliseconds and in ascending order.</summary>
    /// <param name="interval">The time from one to the next.</param>
    /// <param name="send">Sends the command with this number, from 0, and returns when it is answered.</param>
    /// <param name="stop">Stops it; all that were sent are awaited.</param>
    public static async Task<double[]> SendAsync(TimeSpan interval, Func<int, Task> send, CancellationToken stop)
    {
        var times = new ConcurrentBag<double>();
        var running = new List<Task>();
        using var timer = new PeriodicTimer(interval);
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            running.Add(TimeAsync(number));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(running);
        return [.. times.Order()];

        async Task TimeAsync(int number)
        {
            var clock = Stopwatch.StartNew();
            await send(number);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
    }

    /// <summary>Writes a row of the table.</summary>
    public static void Write(string name, double[] times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-20} {times.Length,6} commands  p50 {times[times.Length / 2],7:0.0} ms  p99 {times[times.Length * 99 / 100],7:0.0} ms  max {times[^1],7:0.0} ms"));
}
