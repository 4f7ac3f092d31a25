using PaperBot.Replies;

namespace PaperBot.Slack.Rendering;

/// <summary>How much text may still go into a message.</summary>
internal sealed class TextBudget(int left)
{
    /// <summary>What is left, counted as <see cref="SlackText.Cost(ReadOnlySpan{char})"/> does.</summary>
    public int Left { get; private set; } = left;

    /// <summary>As much of a text as fits into <paramref name="most"/> and into what is left.</summary>
    public string Take(string text, int most)
    {
        var taken = SlackText.FitVerbatim(text, Math.Min(most, Left));
        Left -= SlackText.Cost(taken);
        return taken;
    }

    /// <summary>The same of styled text.</summary>
    public StyledText Take(StyledText text, int most)
    {
        var taken = SlackText.FitVerbatim(text, Math.Min(most, Left));
        Left -= SlackText.Cost(taken.Plain);
        return taken;
    }

    /// <summary>Takes an amount, or nothing if it is more than is left.</summary>
    public bool TrySpend(int cost)
    {
        var enough = cost <= Left;
        Left -= enough ? cost : 0;
        return enough;
    }
}
