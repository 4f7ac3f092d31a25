namespace PaperBot.Commands;

/// <summary>
/// <c>/paper related &lt;entry&gt;</c>: the entries that cite an entry or that it cites, then those that are similar. Each paper is shown once.
/// </summary>
internal sealed class RelatedCommand(EntryReplyBuilder replies) : ICommand
{
    private const int MaxSimilar = 20;
    private const int MaxRelated = 60;
    private const int MaxSuggestions = 5;

    public CommandDefinition Definition { get; } = new(
        "related",
        "관련",
        new("Entries that cite an entry, that it cites, or that are similar", "항목을 인용하거나 항목이 인용하거나 비슷한 항목"),
        EntryFinder.Option);

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => EntryFinder.Autocomplete(entries, typed);

    private Reply Execute(CommandContext context)
    {
        if (context.Argument == "")
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var entries = context.Entries;
        var named = EntryFinder.Find(entries, context.Argument);
        if (named.Entries.Count == 0)
        {
            return EntryFinder.NothingFound(Definition.Name, named, entries, context.Locale);
        }

        if (!named.IsMeant(named.Entries[0]))
        {
            return BuildList(named.Query, [.. named.Entries.Take(MaxRelated).Select(other => (other, Relation.CitesIt))], context);
        }

        return named.FindOne(entries) is { } entry ? BuildRelated(entries, [entry, .. entries.FindOnSamePaper(entry)], context) : AskWhich(named, context);
    }

    private Reply BuildRelated(IIndexSnapshot entries, List<Entry> onPaper, CommandContext context)
    {
        var title = CardFactory.Title(onPaper[0], context.Locale);
        var related = FindRelated(entries, onPaper).Take(MaxRelated).ToList();
        return related.Count > 0
            ? BuildList(title, related, context with { Argument = onPaper[0].Id.Value })
            : NotFoundReply.Create(Definition.Name, Wording.NothingRelated(context.Locale, title), context.Locale);
    }

    private Reply BuildList(string title, List<(Entry Entry, Relation Relation)> related, CommandContext context)
    {
        var relations = related.ToDictionary(other => other.Entry.Id, other => other.Relation);
        return replies.BuildList(
            Definition.Name,
            Wording.RelatedTo(context.Locale, title),
            related.ConvertAll(other => other.Entry),
            context,
            other => Card(other, relations[other.Id], context.Locale));
    }

    /// <summary>The entries that are related to the notes on a paper; of several on one paper the first.</summary>
    private static IEnumerable<(Entry Entry, Relation Relation)> FindRelated(IIndexSnapshot entries, List<Entry> onPaper)
    {
        var shown = onPaper.SelectMany(Names).ToHashSet();
        var mentioned = onPaper.SelectMany(note => note.Links.Where(link => !note.IsOwn(link))).Select(link => link.ArxivId).OfType<string>().Distinct()
            .SelectMany(id => entries.FindByArxivId(id).Where(other => other.Paper?.ArxivId == id));
        var all = onPaper.SelectMany(entries.FindCiting).Select(other => (other, Relation.CitesIt))
            .Concat(onPaper.SelectMany(entries.FindLinked).Concat(mentioned).Select(other => (other, Relation.IsCited)))
            .Concat(entries.FindSimilar(onPaper[0], MaxSimilar).Select(other => (other, Relation.IsSimilar)));
        foreach (var (other, relation) in all)
        {
            if (!Names(other).Any(shown.Contains))
            {
                shown.UnionWith(Names(other));
                yield return (other, relation);
            }
        }
    }

    /// <summary>What two notes on one paper have in common.</summary>
    private static IEnumerable<string> Names(Entry entry) =>
        new[] { entry.Id.Value, entry.Paper?.ArxivId ?? "", FoldedText.Words(entry.Title) }.Where(name => name.Length > 1);

    private static Card Card(Entry entry, Relation relation, Locale locale)
    {
        var card = CardFactory.ListItem(entry, locale);
        return relation == Relation.IsSimilar ? card
            : card with { Byline = $"{(relation == Relation.CitesIt ? Wording.CitesIt(locale) : Wording.IsCited(locale))} · {card.Byline}" };
    }

    private Reply AskWhich(NamedEntries named, CommandContext context)
    {
        var list = replies.BuildList(Definition.Name, named.Query, named.Entries, context);
        return list with
        {
            Message = $"{list.Message}\n{Wording.RelatedToWhich(context.Locale)}",
            Suggestions = [.. list.Cards.Take(MaxSuggestions).Select(card => new Suggestion(card.Title, $"{Definition.Name} {card.Entry.Id}"))],
        };
    }

    private enum Relation
    {
        CitesIt,
        IsCited,
        IsSimilar,
    }
}
