namespace PaperBot.Commands;

/// <summary>
/// <c>/paper show &lt;entry&gt; [in:en|in:ko] [part:abstract|part:summary]</c>: one entry with all its text (<see cref="EntryOptions"/>), or the entries of
/// several arXiv ids.
/// </summary>
internal sealed class ShowCommand(EntryReplyBuilder replies) : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "show",
        "보기",
        new("One entry with all its text", "항목 하나를 전부 보기"),
        EntryFinder.Option);

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => EntryFinder.Autocomplete(entries, typed);

    private Reply Execute(CommandContext context)
    {
        var text = context.Argument;
        var options = EntryOptions.Extract(ref text);
        if (text == "")
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var named = EntryFinder.Find(context.Entries, text);
        return named.Entries.Count switch
        {
            0 => EntryFinder.NothingFound(Definition.Name, named, context.Entries, context.Locale),
            1 => replies.BuildEntry(Definition.Name, named.Entries[0], context, options),
            _ => replies.BuildList(Definition.Name, named.Query, named.Entries, context),
        };
    }
}
