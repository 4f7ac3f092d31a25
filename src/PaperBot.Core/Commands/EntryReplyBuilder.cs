using System.Globalization;
using Microsoft.Extensions.Options;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>Builds the replies that show entries.</summary>
internal sealed class EntryReplyBuilder(IOptions<ReplyOptions> options)
{
    private const int MaxRelatedEntries = 5;
    private const int MaxLabelLength = 60;

    /// <summary>How many entries a page has.</summary>
    public int PageSize => options.Value.PageSize;

    /// <summary>Whether only the user sees a reply that found something.</summary>
    public bool IsPrivate => options.Value.Visibility == ReplyVisibility.Private;

    /// <summary>Builds one page of a list of entries.</summary>
    /// <param name="command">The English name of the command.</param>
    /// <param name="query">What was looked up, as the headline shows it.</param>
    /// <param name="found">All entries that were found, at least one.</param>
    /// <param name="context">The request. A page past the end means the last page.</param>
    public Reply BuildList(string command, string query, IReadOnlyList<Entry> found, CommandContext context)
    {
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
            Cards = [.. Enumerable.Range(first, Math.Min(PageSize, found.Count - first)).Select(i => CardFactory.Summary(found[i], context.Locale))],
            Total = found.Count,
            Page = page,
            Pages = pages,
            Private = IsPrivate,
            Buttons = PageButtons.Create($"{command} {context.Argument}", page, pages, context.Locale),
        };
    }

    /// <summary>Builds one page of an entry with all its text.</summary>
    /// <param name="command">The English name of the command.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="context">The request. A page past the end means the last page.</param>
    /// <param name="language">The language of the commentary, if the entry has it in two; null for the user's language.</param>
    /// <param name="samePaper">Other entries on the same paper, newest first.</param>
    /// <param name="linked">Entries that this one links to; some may be on the same paper.</param>
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
