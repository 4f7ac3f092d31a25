using System.Net;
using System.Net.Sockets;
using PaperBot.Platforms;
using PaperBot.Storage;
using PaperBot.Web;

namespace PaperBot.Terminal;

/// <summary>Checks whether <c>serve</c> could listen at the addresses of the page, by doing so for a moment.</summary>
internal static class PageCheck
{
    /// <summary>Checks it.</summary>
    /// <param name="options">The addresses.</param>
    /// <param name="database">The full path of the database: its running bot listens there already.</param>
    public static CheckResult Run(WebOptions options, string database)
    {
        var error = options.Addresses().Select(address => FindError(new(address))).FirstOrDefault(error => error is not null);
        return error is { } found && !(found == SocketError.AddressAlreadyInUse && BotLock.IsHeld(database)) ? new(false, options.ExplainListening(found))
            : new(true, $"It is at {string.Join(" and ", options.Addresses())}.");
    }

    private static SocketError? FindError(Uri address)
    {
        // As the server understands a name.
        var ip = IPAddress.TryParse(address.Host.Trim('[', ']'), out var parsed) ? parsed : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        using var listener = new TcpListener(ip, address.Port);
        try
        {
            listener.Start();
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }
}
