using System.Net;

namespace PaperBot.Discord.Rest;

/// <summary>Discord refused a request, or could not be asked.</summary>
public sealed class DiscordException : Exception
{
    /// <summary>A failure of which nothing more is known.</summary>
    public DiscordException()
    {
    }

    /// <summary>A failure in words.</summary>
    public DiscordException(string message) : base(message)
    {
    }

    /// <summary>A failure of the network.</summary>
    public DiscordException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>A refusal.</summary>
    public DiscordException(string message, HttpStatusCode status, int code) : base(message)
    {
        Status = status;
        Code = code;
    }

    /// <summary>The HTTP status; null where there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>How long to wait at least before asking again; null where nobody said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether Discord does not let the bot have what it asked for, or knows no such thing.</summary>
    internal bool IsBarred => Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    /// <summary>Discord's number for what is wrong, such as 50001; 0 where it named none.</summary>
    public int Code { get; }
}
