using System.Globalization;
using PaperBot.Filters;
using PaperBot.Index;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary><c>/paper latest [n]</c>: the newest entries.</summary>
public sealed class LatestCommand(EntryIndex index, EntryPages pages) : ICommand
{
    private const int Most = 100;

    /// <inheritdoc/>
    public CommandDefinition Definition { get; } = new(
        "latest",
        "최근",
        new("The newest entries", "가장 최근 항목"),
        new("number", "개수", new("How many, 1 to 100", "몇 개까지. 1부터 100"), Required: false, Completes: false));

    /// <inheritdoc/>
    public ValueTask<Reply> AnswerAsync(CommandCall request, CancellationToken cancellationToken)
    {
        var number = pages.PageSize;
        if (request.Argument != "" && !(int.TryParse(request.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0))
        {
            return new(Miss.Misread(Definition.Name, new(MisreadKind.NoNumber, request.Argument), request.Locale));
        }

        var newest = index.Current.Find(Filter.Everything).Take(Math.Min(number, Most)).ToList();
        return new(newest.Count == 0
            ? Miss.Of(Definition.Name, Wording.NoEntries(request.Locale), request.Locale)
            : pages.List(Definition.Name, Wording.Latest(request.Locale), newest, request));
    }
}
