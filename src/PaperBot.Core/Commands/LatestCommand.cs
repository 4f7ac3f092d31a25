using System.Globalization;

namespace PaperBot.Commands;

/// <summary><c>/paper latest [n]</c>: the newest entries.</summary>
internal sealed class LatestCommand(EntryReplyBuilder replies) : ICommand
{
    private const int MaxEntries = 100;

    public CommandDefinition Definition { get; } = new(
        "latest",
        "최근",
        new("The newest entries", "가장 최근 항목"),
        new("number", "개수", new("How many, 1 to 100", "몇 개까지. 1부터 100"), Required: false, Autocompletes: false) { MaxNumber = MaxEntries });

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var number = replies.PageSize;
        if (context.Argument != "" && !(int.TryParse(context.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0))
        {
            return new(NotFoundReply.Unparsable(Definition.Name, new(ParseErrorKind.NoNumber, context.Argument), context.Locale));
        }

        var entries = context.Entries;
        var newest = entries.Find(Filter.Everything).Take(Math.Min(number, MaxEntries)).ToList();
        return new(newest.Count == 0
            ? NotFoundReply.Create(Definition.Name, Wording.NoEntries(context.Locale), context.Locale)
            : replies.BuildList(Definition.Name, Wording.Latest(context.Locale), newest, context));
    }
}
