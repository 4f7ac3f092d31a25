namespace PaperBot.Filters;

/// <summary>A word or phrase to search for, as typed.</summary>
/// <param name="Text">The text without its quotes.</param>
/// <param name="IsQuoted">Whether it was in quotes: it is searched for as it is written, without translation or prefix.</param>
public sealed record SearchWord(string Text, bool IsQuoted = false);
