namespace PaperBot.Discord.Client;

/// <summary>The result of a message create, which is sent once and never repeated.</summary>
internal abstract record CreateMessageResult
{
    private CreateMessageResult()
    {
    }

    /// <summary>The message is in the channel.</summary>
    public sealed record Created(string MessageId) : CreateMessageResult;

    /// <summary>The message is surely not in the channel.</summary>
    public sealed record NotCreated(DiscordException Error) : CreateMessageResult;

    /// <summary>The message may be in the channel: the response was lost, or the server failed.</summary>
    public sealed record Unknown(DiscordException Error) : CreateMessageResult;
}
