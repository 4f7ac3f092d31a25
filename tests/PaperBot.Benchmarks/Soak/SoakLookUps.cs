using System.Globalization;
using System.Net.WebSockets;
using PaperBot.Fakes.Discord;
using PaperBot.Fakes.Slack;

namespace PaperBot.Benchmarks.Soak;

/// <summary>Look-ups in turn on Discord, on Slack and on the page. One whose connection is dropped under it may stay unanswered.</summary>
internal sealed class SoakLookUps(FakeDiscord discord, FakeSlack slack) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient _http = new();
    private CancellationTokenSource _stop = new();
    private int _sent;
    private int _answered;
    private int _wrong;
    private int _totalSent;
    private int _totalAnswered;

    /// <summary>What was wrong with them in the end.</summary>
    public IEnumerable<string> Problems
    {
        get
        {
            if (_wrong > 0)
            {
                yield return $"{_wrong} look-ups had a wrong answer.";
            }

            // A look-up takes milliseconds, and there are six drops a minute.
            if (_totalAnswered < _totalSent * 0.99)
            {
                yield return $"Only {_totalAnswered} of {_totalSent} look-ups were answered.";
            }
        }
    }

    /// <summary>Starts to send them.</summary>
    public Task<double[]> Start(Uri page, TimeSpan interval)
    {
        _stop.Dispose();
        _stop = new();
        return EvenLoad.SendAsync(interval, number => AskAsync(page, number), _stop.Token);
    }

    /// <summary>Stops, and waits for the last answers.</summary>
    public async Task StopAsync(Task<double[]> asked)
    {
        await _stop.CancelAsync();
        EvenLoad.Write("look-ups", await asked);
    }

    /// <summary>Returns how many were sent and answered since the last call.</summary>
    public (int Sent, int Answered) TakeCounts()
    {
        var counts = (Interlocked.Exchange(ref _sent, 0), Interlocked.Exchange(ref _answered, 0));
        _totalSent += counts.Item1;
        _totalAnswered += counts.Item2;
        return counts;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_answered} of {_sent} look-ups answered");

    public void Dispose()
    {
        _stop.Dispose();
        _http.Dispose();
    }

    private async Task AskAsync(Uri page, int number)
    {
        Interlocked.Increment(ref _sent);
        try
        {
            var answer = await ReadAnswerAsync(page, number).WaitAsync(Patience);
            Interlocked.Increment(ref _answered);
            if (!answer.Contains("chaos", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _wrong);
            }
        }
        catch (Exception exception) when (exception is TimeoutException or HttpRequestException or InvalidOperationException or WebSocketException)
        {
            // Its connection was dropped; how many there are is counted.
        }
    }

    private async Task<string> ReadAnswerAsync(Uri page, int number)
    {
        var person = number % 100;
        switch (number % 3)
        {
            case 0:
                discord.Interactions.User = $"{4_000_000_000_000_000_000 + person}";
                return (await discord.Interactions.ResponseToAsync(await discord.Interactions.SendCommandAsync("tag", "group0"))).Data.GetRawText();
            case 1:
                return (await slack.SendCommandAsync("search study of chaos", $"P{person}")).Message.GetRawText();
            default:
                return await _http.GetStringAsync(new Uri(page, "?q=latest"));
        }
    }
}
