using System.Globalization;
using Microsoft.Extensions.Options;

namespace PaperBot.Commands;

internal sealed class EntryReplyBuilder(IOptions<ReplyOptions> options)
{
    private const int MaxRelatedEntries = 5;
    private const int MaxLabelLength = 60;

    public int PageSize => options.Value.PageSize;

    /// <summary>Whether only the user sees a reply that found something.</summary>
    public bool IsPrivate => options.Value.Visibility == ReplyVisibility.Private;

    /// <summary>Builds one page of a list of at least one entry. A page past the end means the last page.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="query">What was looked up.</param>
    /// <param name="found">The entries.</param>
    /// <param name="context">The request.</param>
    /// <param name="createCard">Creates the card of an entry; null for its beginning.</param>
    public Reply BuildList(string command, string query, IReadOnlyList<Entry> found, CommandContext context, Func<Entry, Card>? createCard = null)
    {
        createCard ??= entry => CardFactory.Summary(entry, context.Locale);
        var pages = (found.Count + PageSize - 1) / PageSize;
        var page = Math.Min(context.Page, pages);
        var first = (page - 1) * PageSize;
        return new()
        {
            Command = command,
            Locale = context.Locale,
            Message = pages == 1
                ? Wording.Found(context.Locale, query, found.Count)
                : Wording.FoundPage(context.Locale, query, found.Count, page, pages),
            Cards = [.. Enumerable.Range(first, Math.Min(PageSize, found.Count - first)).Select(i => createCard(found[i]))],
            Total = found.Count,
            Page = page,
            Pages = pages,
            Private = IsPrivate,
            Buttons = PageButtons.Create($"{command} {context.Argument}", page, pages, context.Locale),
        };
    }

    /// <summary>
    /// Builds one page of an entry with all its text. A page past the end means the last page. The language is that of the commentary, if the entry
    /// has it in two; null for the user's language.
    /// </summary>
    public Reply BuildEntry(
        string command, Entry entry, CommandContext context, Locale? language, IReadOnlyList<Entry> samePaper, IReadOnlyList<Entry> linked)
    {
        var languages = CommentaryLanguages.Of(entry.Commentary);
        var shown = language ?? context.Locale;
        var cards = CardFactory.Pages(entry, context.Locale, languages.For(shown));
        var page = Math.Min(context.Page, cards.Count);
        return new()
        {
            Command = command,
            Locale = context.Locale,
            Message = cards.Count == 1 ? null : Wording.Page(context.Locale, page, cards.Count),
            Cards = [cards[page - 1]],
            Total = 1,
            Page = page,
            Pages = cards.Count,
            Private = IsPrivate,
            Buttons =
            [
                .. PageButtons.Create(language is null ? $"show {entry.Id}" : $"show {entry.Id} {LanguageOption.Format(shown)}", page, cards.Count, context.Locale),
                .. languages.AreBoth ? [LanguageOption.CreateButton(entry.Id, shown)] : Array.Empty<Button>(),
                new(Wording.Related(context.Locale), $"related {entry.Id}", Replaces: true),
                .. samePaper.Select(other => ShowButton(other, SamePaperLabel(other, context.Locale)))
                    .Concat(linked.Select(other => ShowButton(other, LinkedLabel(other, context.Locale))))
                    .DistinctBy(button => button.Command)
                    .Take(MaxRelatedEntries),
            ],
        };
    }

    private static Button ShowButton(Entry entry, string label) => new(label, $"show {entry.Id}", Replaces: true);

    private static string SamePaperLabel(Entry entry, Locale locale) => entry.Date is { } date
        ? Wording.AlsoNoted(locale, date.ToString("O", CultureInfo.InvariantCulture))
        : Wording.AlsoNotedUndated(locale);

    private static string LinkedLabel(Entry entry, Locale locale) =>
        Shortening.AtWord(Wording.LinkedNote(locale, CardFactory.Title(entry, locale)), MaxLabelLength);
}
