namespace PaperBot.Discord.Rest;

/// <summary>A request got no answer: there was no connection, it broke, or time ran out.</summary>
/// <param name="inner">What the network said.</param>
/// <param name="hasLeft">False where Discord surely knows nothing of the request's body.</param>
internal sealed class NoAnswerException(Exception inner, bool hasLeft) : Exception(inner.Message, inner)
{
    /// <summary>False where Discord surely knows nothing of the request's body.</summary>
    public bool HasLeft { get; } = hasLeft;
}
