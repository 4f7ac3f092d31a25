namespace PaperBot.Slack.Bot.Rendering;

/// <summary>How much text still fits into a message.</summary>
internal sealed class TextBudget(int left)
{
    /// <summary>What is left, as <see cref="SlackText.Cost(ReadOnlySpan{char})"/> counts it.</summary>
    public int Left { get; private set; } = left;

    /// <summary>Takes as much of a text as fits into <paramref name="max"/> and into what is left.</summary>
    public string Take(string text, int max)
    {
        var taken = SlackText.FitVerbatim(text, Math.Min(max, Left));
        Left -= SlackText.Cost(taken);
        return taken;
    }

    /// <summary>Takes as much of styled text.</summary>
    public StyledText Take(StyledText text, int max)
    {
        var taken = SlackText.FitVerbatim(text, Math.Min(max, Left));
        Left -= SlackText.Cost(taken.Plain);
        return taken;
    }

    /// <summary>Takes an amount; false, taking nothing, if less is left.</summary>
    public bool TrySpend(int cost)
    {
        var enough = cost <= Left;
        Left -= enough ? cost : 0;
        return enough;
    }
}
