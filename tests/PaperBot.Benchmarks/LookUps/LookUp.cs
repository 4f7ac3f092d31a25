using PaperBot.Search;

namespace PaperBot.Benchmarks.LookUps;

/// <summary>A look-up that PaperBot's index and the baseline both answer, with the total and a page of entries.</summary>
/// <param name="Text">What is typed behind the command.</param>
/// <param name="Ask">Asks the index, and returns the total.</param>
/// <param name="AskBaseline">Asks the baseline; null if it has no answer.</param>
internal sealed record LookUp(string Text, Func<IIndexSnapshot, int> Ask, Func<SqliteBaseline, int>? AskBaseline);

/// <summary>Look-ups of one kind.</summary>
/// <param name="Name">The name of the kind.</param>
/// <param name="Command">The command that does it, to which the text is added.</param>
/// <param name="LookUps">The look-ups.</param>
internal sealed record LookUpKind(string Name, string Command, IReadOnlyList<LookUp> LookUps);
