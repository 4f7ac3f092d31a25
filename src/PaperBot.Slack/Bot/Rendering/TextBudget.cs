namespace PaperBot.Slack.Bot.Rendering;

/// <summary>How much text still fits into a message.</summary>
internal sealed class TextBudget(int left)
{
    /// <summary>What separates a note from the text before it.</summary>
    public const string Separator = " · ";

    /// <summary>What is left, as <see cref="SlackText.Cost(ReadOnlySpan{char})"/> counts it.</summary>
    public int Left { get; private set; } = left;

    /// <summary>Takes as much of a text as fits into <paramref name="max"/> and into what is left.</summary>
    public string Take(string text, int max)
    {
        var taken = SlackText.FitVerbatim(text, Math.Min(max, Left));
        Left -= SlackText.Cost(taken);
        return taken;
    }

    /// <summary>Takes as much of the note of a card, with what separates it from the text before it; empty if there is none.</summary>
    public string TakeNote(Card card)
    {
        const int max = 60;
        var note = card.Note is { Length: > 0 } text && TrySpend(Separator.Length) ? Take(SlackText.OneLine(text), max) : "";
        return note is "" ? "" : Separator + note;
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
