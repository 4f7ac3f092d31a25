namespace PaperBot.Terminal;

/// <summary>Standard output cannot be written: it was closed, or its disk is full.</summary>
internal sealed class OutputException(Exception inner)
    : Exception($"Standard output cannot be written: {inner.GetBaseException().Message.TrimEnd('.')}. Free some space, or write it to another place.", inner);
