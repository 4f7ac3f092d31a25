using PaperBot.Platforms;

namespace PaperBot.Storage;

/// <summary>The subscriptions of a channel are suspended: nothing is posted there until a person has fixed what the platform refuses.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Reason">What is wrong, and how to fix it.</param>
/// <param name="Since">Since when.</param>
public sealed record ChannelSuspension(ChannelAddress Channel, string Reason, DateTimeOffset Since)
{
    /// <summary>The same as <see cref="Reason"/> for people who read Korean; null if there is no translation.</summary>
    public string? Korean { get; init; }

    /// <summary>The reason in a language.</summary>
    public string In(Locale locale) => locale == Locale.Korean && Korean is { } text ? text : Reason;

    /// <summary>Whether the owners have been told, or it has been tried: they are told once.</summary>
    public bool IsTold { get; init; }

    /// <summary>When it is checked next whether it is fixed.</summary>
    public DateTimeOffset NextCheck { get; init; } = Since;
}
