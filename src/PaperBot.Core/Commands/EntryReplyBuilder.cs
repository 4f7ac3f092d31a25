using System.Globalization;
using Microsoft.Extensions.Options;
using PaperBot.Entries;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>Answers that found entries.</summary>
public sealed class EntryReplyBuilder(IOptions<ReplyOptions> options)
{
    /// <summary>The longest command line that a button carries on every platform.</summary>
    private const int MaxButtonCommand = 90;
    private const int MaxOthers = 5;
    private const int MaxLabel = 60;

    /// <summary>How many entries stand on a page.</summary>
    public int PageSize => options.Value.PageSize;

    /// <summary>One page of a list of entries.</summary>
    /// <param name="command">The command that answers.</param>
    /// <param name="asked">What was asked for, as the headline says it.</param>
    /// <param name="found">All entries that were found, one at least.</param>
    /// <param name="call">What was asked; a page past the end is the last.</param>
    public Reply List(string command, string asked, IReadOnlyList<Entry> found, CommandContext call)
    {
        var pages = (found.Count + PageSize - 1) / PageSize;
        var page = Math.Min(call.Page, pages);
        var first = (page - 1) * PageSize;
        return new()
        {
            Command = command,
            Locale = call.Locale,
            Message = pages == 1
                ? Wording.Found(call.Locale, asked, found.Count)
                : Wording.FoundPage(call.Locale, asked, found.Count, page, pages),
            Cards = [.. Enumerable.Range(first, Math.Min(PageSize, found.Count - first)).Select(i => CardFactory.Summary(found[i], call.Locale))],
            Total = found.Count,
            Page = page,
            Pages = pages,
            Private = IsPrivate,
            Buttons = Turning($"{command} {call.Argument}", page, pages, call.Locale),
        };
    }

    /// <summary>One entry, whole.</summary>
    /// <param name="command">The command that answers.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="call">What was asked.</param>
    /// <param name="language">The language in which to read it, where it is in both; null for the asker's own.</param>
    /// <param name="others">Other notes on the same paper, newest first.</param>
    /// <param name="linked">Notes that its text names, some of which may be on the same paper.</param>
    public Reply Whole(string command, Entry entry, CommandContext call, Locale? language, IReadOnlyList<Entry> others, IReadOnlyList<Entry> linked)
    {
        var languages = CommentaryLanguages.Of(entry.Commentary);
        var shown = language ?? call.Locale;
        var cards = CardFactory.Pages(entry, call.Locale, languages.For(shown));
        var page = Math.Min(call.Page, cards.Count);
        return new()
        {
            Command = command,
            Locale = call.Locale,
            Message = cards.Count == 1 ? null : Wording.Page(call.Locale, page, cards.Count),
            Cards = [cards[page - 1]],
            Total = 1,
            Page = page,
            Pages = cards.Count,
            Private = IsPrivate,
            Buttons =
            [
                .. Turning(language is null ? $"show {entry.Id}" : $"show {entry.Id} {Languages.Asking(shown)}", page, cards.Count, call.Locale),
                .. languages.AreBoth ? [Languages.Button(entry.Id, Languages.Other(shown))] : Array.Empty<Button>(),
                .. others.Select(other => new Button(AlsoNoted(other, call.Locale), $"show {other.Id}", Replaces: true))
                    .Concat(linked.Select(other => new Button(Linked(other, call.Locale), $"show {other.Id}", Replaces: true)))
                    .DistinctBy(button => button.Command)
                    .Take(MaxOthers),
            ],
        };
    }

    private static string AlsoNoted(Entry other, Locale locale) => other.Date is { } date
        ? Wording.AlsoNoted(locale, date.ToString("O", CultureInfo.InvariantCulture))
        : Wording.AlsoNotedUndated(locale);

    private static string Linked(Entry other, Locale locale) => Shortening.AtWord(Wording.LinkedNote(locale, CardFactory.Title(other, locale)), MaxLabel);

    /// <summary>Whether answers that found something are seen by the asker alone.</summary>
    public bool IsPrivate => options.Value.Visibility == ReplyVisibility.Private;

    /// <summary>The buttons to the pages before and after.</summary>
    public static IReadOnlyList<Button> Turning(string command, int page, int pages, Locale locale) =>
    [
        .. new (string Label, int Page)[] { (Wording.Previous(locale), page - 1), (Wording.Next(locale), page + 1) }
            .Where(turn => turn.Page >= 1 && turn.Page <= pages)
            .Select(turn => new Button(turn.Label, $"{command.TrimEnd()} page:{turn.Page}", Replaces: true))
            .Where(button => button.Command.Length <= MaxButtonCommand),
    ];
}
