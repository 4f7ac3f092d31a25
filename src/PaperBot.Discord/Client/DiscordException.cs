using System.Net;

namespace PaperBot.Discord.Client;

/// <summary>Discord refused a request or a connection, or could not be reached.</summary>
public sealed class DiscordException : Exception
{
    /// <summary>A failure without a usable response.</summary>
    public DiscordException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    /// <summary>A response that refuses the request.</summary>
    public DiscordException(RestResponse response) : base($"Discord refused the request ({response.Description}).")
    {
        Response = response;
        RetryAfter = response.RetryAfter;
        IsForAll = response.IsGlobalLimit || response.IsAddressBlocked;
        MayHaveSucceeded = response is { IsServerError: true, IsOfReading: false };
    }

    /// <summary>The response; null if there was none that could be read.</summary>
    public RestResponse? Response { get; }

    /// <summary>The HTTP status of <see cref="Response"/>.</summary>
    public HttpStatusCode? Status => Response?.Status;

    /// <summary>How long to wait at least before the next attempt; null if unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it is every request that must wait, rather than those about one channel.</summary>
    public bool IsForAll { get; init; }

    /// <summary>Whether Discord may have done what was requested; false if it surely has not.</summary>
    public bool MayHaveSucceeded { get; init; }

    /// <summary>
    /// The code with which the gateway closed the connection for good (topics/opcodes-and-status-codes, Gateway Close Event Codes), or null.
    /// </summary>
    public int? CloseCode { get; init; }
}
