using System.Net.Sockets;

namespace PaperBot.Tests.Web;

/// <summary>Sends the bytes of a request as they are, as no client would.</summary>
internal static class RawHttp
{
    /// <summary>Sends lines and an empty one, and reads the response to the end of the connection, or until the server cuts it.</summary>
    public static async Task<string> SendAsync(Uri address, params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", [.. lines, "Connection: close", "", ""])), TestContext.Current.CancellationToken);
        var response = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask().WithinLimitAsync() is > 0 and var count)
            {
                response.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
        }
        catch (IOException)
        {
            // After a while, the server cuts the connection, from which it has not read everything.
        }

        return response.ToString();
    }

    /// <summary>The status of a response.</summary>
    public static int Status(string response) => int.Parse(response.Split(' ')[1], null);
}
