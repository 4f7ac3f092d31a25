using System.Globalization;

namespace PaperBot.Commands;

/// <summary><c>/paper date &lt;when&gt;</c>: the entries of a day, a month, a year or any range.</summary>
internal sealed class DateCommand(WhenGrammar grammar, EntryReplyBuilder replies) : ICommand
{
    private const int MaxChoices = 25;
    private const int MaxNearDates = 4;

    public CommandDefinition Definition { get; } = new(
        "date",
        "날짜",
        new("Entries of a day, a month or a range", "날짜로 항목 찾기"),
        new("when", "언제", new("2024-05-07 · 2024-05 · 5/7 · yesterday · last friday · 2024-05-01..2024-05-07", "2024-05-07 · 2024-05 · 5월 7일 · 어제 · 지난 금요일 · 2024-05-01..2024-05-07"), Required: true, Autocompletes: true));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed)
    {
        return
        [
            .. entries.Dates.Select(Text).Where(date => date.Contains(typed, StringComparison.Ordinal)).Take(MaxChoices)
                .Select(date => new AutocompleteChoice(date, date)),
        ];
    }

    private Reply Execute(CommandContext context)
    {
        if (context.Argument == "")
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var entries = context.Entries;
        var parsed = grammar.Parse(context.Argument);
        if (parsed.Error is { } error)
        {
            var near = grammar.FindPossible(context.Argument) is { } possible ? NearDates(entries, possible) : [];
            return NotFoundReply.Unparsable(Definition.Name, error, context.Locale) with { Suggestions = [.. near] };
        }

        var days = parsed.Value.IsYearless ? FindLatestWithEntries(entries, parsed.Value) : parsed.Value.Range;
        var found = entries.Find(new Filter { Dates = days });
        return found.Count > 0
            ? replies.BuildList(Definition.Name, days.ToString(), found, context)
            : NotFoundReply.NothingFound(Definition.Name, days.ToString(), entries, context.Locale, NearDates(entries, days));
    }

    /// <summary>The days in the latest year in which they have entries; the latest such days if no year has.</summary>
    private static DateRange FindLatestWithEntries(IIndexSnapshot entries, NamedDays days)
    {
        var years = entries.Dates.Count == 0 ? 0 : Math.Max(0, days.Range.First.Year - entries.Dates[^1].Year);
        return Enumerable.Range(0, years + 1)
            .Select(days.YearsBefore)
            .OfType<DateRange>()
            .FirstOrDefault(range => entries.Find(new Filter { Dates = range }).Count > 0, days.Range);
    }

    /// <summary>The days with entries that are nearest to days that have none.</summary>
    private static IEnumerable<Suggestion> NearDates(IIndexSnapshot entries, DateRange days) => entries.Dates
        .OrderBy(date => date > days.Last ? date.DayNumber - days.Last.DayNumber : days.First.DayNumber - date.DayNumber)
        .Take(MaxNearDates)
        .OrderDescending()
        .Select(date => new Suggestion(Text(date), $"date {Text(date)}"));

    private static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
