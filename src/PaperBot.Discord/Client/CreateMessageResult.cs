namespace PaperBot.Discord.Client;

/// <summary>The result of a message create, which is sent once and never repeated.</summary>
public abstract record CreateMessageResult
{
    private CreateMessageResult()
    {
    }

    /// <summary>The message is in the channel.</summary>
    /// <param name="MessageId">The snowflake of the message.</param>
    public sealed record Created(string MessageId) : CreateMessageResult;

    /// <summary>The message is surely not in the channel.</summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record NotCreated(DiscordException Error) : CreateMessageResult;

    /// <summary>The message may be in the channel: the response was lost, or the server failed.</summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record Unknown(DiscordException Error) : CreateMessageResult;
}
