using System.Globalization;
using Microsoft.Extensions.Options;

namespace PaperBot.Commands;

internal sealed class EntryReplyBuilder(IOptions<ReplyOptions> options)
{
    private const int MaxRelatedEntries = 5;
    private const int MaxLabelLength = 60;
    private const int MaxTags = 25;

    public int PageSize => options.Value.PageSize;

    /// <summary>Whether only the user sees a reply that found something.</summary>
    public bool IsPrivate => options.Value.Visibility == ReplyVisibility.Private;

    /// <summary>Builds one page of a list of at least one entry, newest first. A page past the end means the last page.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="query">What was looked up.</param>
    /// <param name="found">The entries.</param>
    /// <param name="context">The request.</param>
    /// <param name="createCard">Creates the card of an entry; null for its beginning.</param>
    public Reply BuildList(string command, string query, IReadOnlyList<Entry> found, CommandContext context, Func<Entry, Card>? createCard = null)
    {
        createCard ??= entry => CardFactory.ListItem(entry, context.Locale);
        var pages = (found.Count + PageSize - 1) / PageSize;
        var page = Math.Min(context.Page, pages);
        var shown = found.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var line = $"{command} {context.Argument}".TrimEnd();
        return new()
        {
            Command = command,
            Locale = context.Locale,
            Message = pages == 1
                ? Wording.Found(context.Locale, query, found.Count)
                : Wording.FoundPage(context.Locale, query, found.Count, page, pages),
            Notification = Wording.NewestIs(context.Locale, Wording.Found(context.Locale, query, found.Count), CardFactory.Title(found[0], context.Locale)),
            Cards = [.. shown.Select(createCard)],
            Total = found.Count,
            Page = page,
            Pages = pages,
            Private = IsPrivate,
            Tags = TagsOf(shown),
            Buttons = [.. PageButtons.Create(line, page, pages, context.Locale), PageButtons.Share(line, page, context.Locale)],
        };
    }

    /// <summary>Builds one page of an entry. A page past the end means the last page.</summary>
    public Reply BuildEntry(string command, Entry entry, CommandContext context, EntryOptions options)
    {
        var languages = CommentaryLanguages.Of(entry.Commentary);
        var shown = options.Language ?? context.Locale;
        var cards = options.Part switch
        {
            EntryPart.Abstract => CardFactory.AbstractPages(entry, context.Locale),
            EntryPart.Summary => [CardFactory.Summary(entry, context.Locale)],
            _ => CardFactory.Pages(entry, context.Locale, languages.For(shown)),
        };
        var page = Math.Min(context.Page, cards.Count);
        var part = options.Part == EntryPart.All ? "" : $" {EntryOptions.Format(options.Part)}";
        var language = options.Language is null ? "" : $" {EntryOptions.Format(shown)}";
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
            Tags = TagsOf([entry]),
            Buttons =
            [
                .. PageButtons.Create($"show {entry.Id}{part}{language}", page, cards.Count, context.Locale),
                .. options.Part == EntryPart.All && languages.AreBoth ? [EntryOptions.CreateButton(entry.Id, shown)] : Array.Empty<Button>(),
                .. Actions(entry, context.Locale),
                .. options.Part == EntryPart.All ? OtherNotes(entry, context) : [],
            ],
        };
    }

    /// <summary>What can be done with an entry.</summary>
    public static IEnumerable<Button> Actions(Entry entry, Locale locale) =>
    [
        new(Wording.Related(locale), $"related {entry.Id}", ButtonEffect.Replace),
        new(Wording.Save(locale), $"save {entry.Id}"),
        new(Wording.Cite(locale), $"cite {entry.Id}"),
        CardFactory.Button(entry, locale, EntryPart.Summary),
    ];

    /// <summary>The tags of entries, the most frequent first.</summary>
    public static IReadOnlyList<Suggestion> TagsOf(IReadOnlyList<Entry> entries) =>
    [
        .. entries.SelectMany(entry => entry.Tags.Concat(entry.DerivedTags)).GroupBy(tag => tag).OrderByDescending(group => group.Count())
            .Select(group => new Suggestion($"#{DisplayText.CleanLine(group.Key.Text)}", $"tag {group.Key}"))
            .Take(MaxTags),
    ];

    private static IEnumerable<Button> OtherNotes(Entry entry, CommandContext context) => context.Entries.FindOnSamePaper(entry)
        .Select(other => ShowButton(other, SamePaperLabel(other, context.Locale)))
        .Concat(context.Entries.FindLinked(entry).Select(other => ShowButton(other, LinkedLabel(other, context.Locale))))
        .DistinctBy(button => button.Command)
        .Take(MaxRelatedEntries);

    private static Button ShowButton(Entry entry, string label) => new(label, $"show {entry.Id}", ButtonEffect.Replace);

    private static string SamePaperLabel(Entry entry, Locale locale) => entry.Date is { } date
        ? Wording.AlsoNoted(locale, date.ToString("O", CultureInfo.InvariantCulture))
        : Wording.AlsoNotedUndated(locale);

    private static string LinkedLabel(Entry entry, Locale locale) =>
        Shortening.AtWord(Wording.LinkedNote(locale, CardFactory.Title(entry, locale)), MaxLabelLength);
}
