namespace PaperBot.Platforms;

/// <summary>What a message shows.</summary>
public enum MessageKind
{
    /// <summary>One entry, as a card in the channel; a post of its own.</summary>
    Entry,

    /// <summary>The day, the number of entries and a line for each, in the channel.</summary>
    Summary,

    /// <summary>One entry of a summary, as a full card in its thread.</summary>
    Card,

    /// <summary>One line: that there are no new entries, or that some are carried over.</summary>
    Empty,
}
