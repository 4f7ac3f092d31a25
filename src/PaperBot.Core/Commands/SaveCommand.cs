namespace PaperBot.Commands;

/// <summary><c>/paper save &lt;entry&gt;</c>: adds an entry to the person's own list.</summary>
internal sealed class SaveCommand(SavedEntries saved) : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "save",
        "저장",
        new("Keep an entry in your own list", "내 목록에 항목 저장하기"),
        EntryFinder.Option);

    public bool UsesStore => true;

    public bool Changes(string argument) => true;

    public bool IsPersonal => true;

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => EntryFinder.Autocomplete(entries, typed);

    public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var locale = context.Locale;
        if (context.Argument == "")
        {
            return NotFoundReply.MissingOption(Definition, locale);
        }

        var named = EntryFinder.Find(context.Entries, context.Argument);
        if (named.Entries.Count == 0)
        {
            return EntryFinder.NothingFound(Definition.Name, named, context.Entries, locale);
        }

        if (named.FindOne(context.Entries) is not { } entry)
        {
            return EntryFinder.AskWhich(Definition.Name, Wording.SaveWhich(locale), named, locale);
        }

        var title = CardFactory.Title(entry, locale);
        return await SaveAsync(entry.Id, context, cancellationToken) switch
        {
            SaveOutcome.Saved => Confirm(Wording.Saved(locale, title)),
            SaveOutcome.AlreadySaved => Confirm(Wording.AlreadySaved(locale, title)),
            SaveOutcome.ListFull => NotFoundReply.Create(Definition.Name, Wording.SavedFull(locale, Limits.SavedEntries), locale, [new(Wording.SavedList(locale), "saved")]),
            _ => NotFoundReply.Create(Definition.Name, Wording.ListCannotBeUsed(locale), locale),
        };

        Reply Confirm(string message) => new()
        {
            Command = Definition.Name,
            Locale = locale,
            Message = message,
            Total = 1,
            Buttons = [new(Wording.SavedList(locale), "saved", ButtonEffect.Replace), new(Wording.Remove(locale), $"saved remove {entry.Id}", ButtonEffect.Replace)],
        };
    }

    /// <summary>Saves an entry, if necessary in the place of one that the index no longer has, so that the list does not show it.</summary>
    private async Task<SaveOutcome?> SaveAsync(EntryId entry, CommandContext context, CancellationToken cancellationToken)
    {
        var outcome = await saved.SaveAsync(context.Owner, entry, cancellationToken);
        if (outcome == SaveOutcome.ListFull
            && (await saved.FindAsync(context.Owner, cancellationToken))?.LastOrDefault(id => context.Entries.FindEntry(id) is null) is { } gone
            && await saved.RemoveAsync(context.Owner, gone, cancellationToken) is not null)
        {
            return await saved.SaveAsync(context.Owner, entry, cancellationToken);
        }

        return outcome;
    }
}
