using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace PaperBot.Tests.Hostile;

/// <summary>
/// Sends as many hostile messages to a platform's client as the environment variable PAPERBOT_PAYLOADS says, and meanwhile commands that must be
/// answered; measures the memory.
/// </summary>
internal sealed class PayloadFlood
{
    private const int InRound = 500;
    private const int BetweenCommands = 50;
    private const int RoundsBetweenHugeMessages = 50;
    private const long MaxGrowth = 24 << 20;

    private const int MaxLines = 200;
    private const int MaxLineLength = 5_000;
    private static readonly string[] Bugs = ["NullReferenceException", "ArgumentException", "ArgumentNull", "ArgumentOutOfRange", "KeyNotFound", "ObjectDisposed", "OverflowException", "A command failed", "The command of interaction"];

    private readonly List<(long Sent, long Managed, long Resident)> _memory = [];

    /// <summary>Sends a message over the newest connection.</summary>
    public required Func<HostileMessage, Task> SendAsync { get; init; }

    /// <summary>Sends a command, and checks that it is answered.</summary>
    public required Func<Task> AskAsync { get; init; }

    /// <summary>Ends the connection by what is given, and waits until the client has opened the next one.</summary>
    public required Func<Func<Task>, Task> ReplaceAsync { get; init; }

    /// <summary>Announces the end of the connection as the platform does.</summary>
    public required Func<Task> AnnounceEndAsync { get; init; }

    /// <summary>Makes the fake server and the test forget what happened.</summary>
    public required Action Forget { get; init; }

    /// <summary>How many messages are sent.</summary>
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("PAPERBOT_PAYLOADS"), CultureInfo.InvariantCulture, out var count) ? count : 4_000;

    /// <summary>Checks that the log of a round is short, and that nothing in it is a bug.</summary>
    public static void ShouldBeShort(SignalLog<LogLine> log)
    {
        var lines = log.Items.Where(line => line.Level >= LogLevel.Warning).ToList();
        lines.Count.ShouldBeLessThan(MaxLines);
        lines.ShouldAllBe(line => line.Text.Length < MaxLineLength);
        lines.ShouldNotContain(line => Bugs.Any(bug => line.Text.Contains(bug)));
    }

    /// <summary>Sends everything.</summary>
    public async Task RunAsync(PayloadGenerator generator)
    {
        var watch = Stopwatch.StartNew();
        var huge = new HostileMessage(new byte[Limits.SocketMessageBytes + 1], WebSocketMessageType.Binary, PartSize: 1 << 16);
        var invalidText = new HostileMessage([(byte)'"', 0xC0, (byte)'"'], WebSocketMessageType.Text, int.MaxValue);
        for (var (sent, round) = (0, 0); sent < Count; round++)
        {
            for (var i = 0; i < InRound; i++, sent++)
            {
                await SendAsync(generator.Next());
                if (sent % BetweenCommands == 0)
                {
                    await AskAsync();
                }
            }

            await ReplaceAsync(
                round % RoundsBetweenHugeMessages == 0 ? () => SendAsync(huge)
                : round % 2 == 0 ? () => SendAsync(invalidText)
                : AnnounceEndAsync);
            await AskAsync();
            Forget();
            if (sent >= Count / 10 * (_memory.Count + 1))
            {
                _memory.Add((sent, GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F0} s; {string.Join("; ", _memory.Select(at => $"after {at.Sent}: {at.Managed >> 10} KB managed, {at.Resident >> 20} MB resident"))}"));
        (_memory[^1].Managed - _memory[0].Managed).ShouldBeLessThan(MaxGrowth);
    }
}
