using PaperBot.Citations;

namespace PaperBot.Commands;

/// <summary>
/// <c>/paper saved</c>: the person's own list, the last saved first; <c>saved remove &lt;entry&gt;</c> removes an entry, <c>saved bibtex</c> is the list
/// as BibTeX. Always private, unless the person shares it.
/// </summary>
internal sealed class SavedCommand(SavedEntries saved, EntryReplyBuilder replies) : ICommand
{
    private const int MaxCodeLength = 3_000;
    private const string Remove = "remove";

    public CommandDefinition Definition { get; } = new(
        "saved",
        "저장목록",
        new("Your own list of entries", "내가 저장한 항목"),
        new("action", "동작", new("bibtex, or remove with an entry; nothing to see the list", "bibtex, 또는 삭제와 항목. 비워 두면 목록 보기"), Required: false, Autocompletes: false));

    public bool UsesStore => true;

    public bool Changes(string argument) => ReadAction(argument) is { Action: Remove, Argument: not "" };

    public bool IsPersonal => true;

    public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (action, argument) = ReadAction(context.Argument);
        if (await saved.FindAsync(context.Owner, cancellationToken) is not { } ids)
        {
            return NotFoundReply.Create(Definition.Name, Wording.ListCannotBeUsed(context.Locale), context.Locale);
        }

        List<Entry> entries = [.. ids.Select(context.Entries.FindEntry).OfType<Entry>()];
        return action switch
        {
            Remove when argument != "" => await RemoveAsync(entries, argument, context, cancellationToken),
            "bibtex" when entries.Count > 0 => BuildBibtex(entries, context),
            "" or "bibtex" => BuildList(entries, context),
            _ => NotFoundReply.MissingOption(Definition, context.Locale),
        };
    }

    private static (string Action, string Argument) ReadAction(string argument)
    {
        var words = argument.Split(' ', 2);
        return (words[0].ToLowerInvariant() is var action && action == "삭제" ? Remove : action, words.Length == 2 ? words[1] : "");
    }

    private async Task<Reply> RemoveAsync(List<Entry> entries, string argument, CommandContext context, CancellationToken cancellationToken)
    {
        var locale = context.Locale;
        var named = EntryFinder.Find(context.Entries, argument);
        if (named.Entries.FirstOrDefault(entry => entries.Exists(other => other.Id == entry.Id)) is not { } entry)
        {
            return NotFoundReply.Create(Definition.Name, Wording.NotSaved(locale, named.Entries is [var other, ..] ? CardFactory.Title(other, locale) : argument), locale);
        }

        if (await saved.RemoveAsync(context.Owner, entry.Id, cancellationToken) is null)
        {
            return NotFoundReply.Create(Definition.Name, Wording.ListCannotBeUsed(locale), locale);
        }

        var list = BuildList([.. entries.Where(other => other.Id != entry.Id)], context with { Argument = "" });
        return list with { Found = true, Message = $"{Wording.Removed(locale, CardFactory.Title(entry, locale))}\n{list.Message}" };
    }

    private Reply BuildList(List<Entry> entries, CommandContext context)
    {
        if (entries.Count == 0)
        {
            return NotFoundReply.Create(Definition.Name, Wording.SavedNothing(context.Locale), context.Locale);
        }

        var list = replies.BuildList(Definition.Name, Wording.SavedList(context.Locale), entries, context, entry => CreateCard(entry, context.Locale));
        return list with
        {
            Private = true,
            Buttons = [.. list.Buttons, new(Wording.Bibtex(context.Locale), "saved bibtex")],
        };
    }

    private static Card CreateCard(Entry entry, Locale locale)
    {
        var card = CardFactory.ListItem(entry, locale);
        return card with { Buttons = [.. card.Buttons, new(Wording.Remove(locale), $"saved remove {entry.Id}", ButtonEffect.Replace)] };
    }

    private Reply BuildBibtex(List<Entry> entries, CommandContext context)
    {
        var pages = Divide(entries.Select(Bibtex.Cite)).ToList();
        var page = Math.Min(context.Page, pages.Count);
        return new()
        {
            Command = Definition.Name,
            Locale = context.Locale,
            Message = pages.Count == 1
                ? Wording.BibtexOfSaved(context.Locale)
                : $"{Wording.BibtexOfSaved(context.Locale)} · {Wording.Page(context.Locale, page, pages.Count)}",
            Code = pages[page - 1],
            Total = entries.Count,
            Page = page,
            Pages = pages.Count,
            Buttons = PageButtons.Create("saved bibtex", page, pages.Count, context.Locale),
        };
    }

    private static IEnumerable<string> Divide(IEnumerable<string> citations)
    {
        var page = "";
        foreach (var citation in citations)
        {
            if (page.Length + citation.Length + 2 > MaxCodeLength && page != "")
            {
                yield return page;
                page = "";
            }

            page += (page == "" ? "" : "\n\n") + citation;
        }

        yield return page;
    }
}
