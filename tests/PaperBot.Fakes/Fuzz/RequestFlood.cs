using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PaperBot.Fakes.Fuzz;

/// <summary>Sends <see cref="RandomRequests"/>, several at once, each over a connection of its own.</summary>
/// <param name="address">The address of a server on this machine.</param>
/// <param name="seed">The seed.</param>
public sealed class RequestFlood(Uri address, int seed)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How often each status was answered; 0 counts connections that ended without a response.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    /// <summary>The requests that were answered with a fault of the server, or not within half a minute.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>Sends requests with consecutive numbers.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="count">How many.</param>
    public Task SendAsync(int first, int count) =>
        Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var request = RandomRequests.Create(seed, number, address.Authority);
            var status = await FindStatusAsync(request);
            Statuses.AddOrUpdate(status ?? 0, 1, (_, times) => times + 1);
            if (status is null or 500 or 501 or 502)
            {
                Faults.Enqueue($"seed {seed}, request {number}: {status?.ToString(CultureInfo.InvariantCulture) ?? "no answer in time"} to {Encoding.UTF8.GetString(request)}");
            }
        });

    /// <summary>Returns the status of the response, 0 if the connection ends without one, or null if neither happens in time.</summary>
    private async Task<int?> FindStatusAsync(byte[] request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var buffer = new byte[16 * 1024];
        var start = "";
        await socket.ConnectAsync(address.Host, address.Port, patience.Token);
        try
        {
            await socket.SendAsync(request, patience.Token);

            // A body that is shorter than its request says is not waited for.
            socket.Shutdown(SocketShutdown.Send);
            for (int read; (read = await socket.ReceiveAsync(buffer, patience.Token)) > 0;)
            {
                start = start.Length < 12 ? start + Encoding.ASCII.GetString(buffer, 0, read) : start;
            }
        }
        catch (SocketException)
        {
            // The server has ended the connection, which it may after a response, or instead of one to what is no request.
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return start.Split(' ') is [_, var status, ..] && int.TryParse(status, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
