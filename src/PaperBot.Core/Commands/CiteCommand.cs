using PaperBot.Citations;

namespace PaperBot.Commands;

/// <summary><c>/paper cite &lt;entry&gt;</c>: an entry as BibTeX.</summary>
internal sealed class CiteCommand(EntryReplyBuilder replies) : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "cite",
        "인용",
        new("An entry as BibTeX", "항목을 BibTeX로"),
        EntryFinder.Option);

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => EntryFinder.Autocomplete(entries, typed);

    private Reply Execute(CommandContext context)
    {
        if (context.Argument == "")
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var named = EntryFinder.Find(context.Entries, context.Argument);
        if (named.Entries.Count == 0)
        {
            return EntryFinder.NothingFound(Definition.Name, named, context.Entries, context.Locale);
        }

        return named.FindOne(context.Entries) is not { } entry
            ? EntryFinder.AskWhich(Definition.Name, Wording.CiteWhich(context.Locale), named, context.Locale)
            : new()
            {
                Command = Definition.Name,
                Locale = context.Locale,
                Message = Wording.BibtexOf(context.Locale, CardFactory.Title(entry, context.Locale)),
                Code = Bibtex.Cite(entry),
                Total = 1,
                Private = replies.IsPrivate,
                Buttons = [CardFactory.Button(entry, context.Locale, EntryPart.All), PageButtons.Share($"cite {entry.Id}", 1, context.Locale)],
            };
    }
}
