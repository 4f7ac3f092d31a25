using System.Globalization;

namespace PaperBot.Commands;

/// <summary><c>/paper stats [filter]</c>: how many entries there are in each month, and the most frequent tags and authors.</summary>
internal sealed class StatsCommand(FilterGrammar grammar, TagSuggestions suggestions, EntryReplyBuilder replies) : ICommand
{
    private const int MaxYears = 15;
    private const int MaxNames = 10;

    public CommandDefinition Definition { get; } = new(
        "stats",
        "통계",
        new("Entries per month, and the most frequent tags and authors", "월별 항목 수와 많이 나온 태그와 저자"),
        new("filter", "필터", new("Of which entries, such as moe since:2024", "어떤 항목인지. 예: moe since:2024"), Required: false, Autocompletes: true));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => TagChoices.Autocomplete(entries.Tags, typed);

    private Reply Execute(CommandContext context)
    {
        var parsed = grammar.Parse(context.Argument);
        if (parsed.Error is { } error)
        {
            return NotFoundReply.Unparsable(Definition.Name, error, context.Locale);
        }

        var entries = context.Entries;
        var statistics = entries.Summarize(parsed.Value!, MaxNames);
        var query = context.Argument == "" ? Wording.AllEntries(context.Locale) : context.Argument;
        if (statistics.Total == 0)
        {
            return NotFoundReply.NothingFound(
                Definition.Name, query, entries, context.Locale, suggestions.Create(entries, parsed.Value!, Definition.Name));
        }

        var found = Wording.Found(context.Locale, query, statistics.Total);
        return new()
        {
            Command = Definition.Name,
            Locale = context.Locale,
            Message = statistics.Undated == 0 ? found : $"{found} · {Wording.UndatedEntries(context.Locale, statistics.Undated)}",
            Charts = [.. Charts(statistics, context.Locale).Where(chart => chart.Bars.Count > 0)],
            Total = statistics.Total,
            Private = replies.IsPrivate,
        };
    }

    private static IEnumerable<Chart> Charts(EntryStatistics statistics, Locale locale)
    {
        // The months of the last two years, then whole years.
        var newest = statistics.Months.Count == 0 ? default : statistics.Months[0].Month;
        var counts = statistics.Months.ToDictionary(month => month.Month, month => month.Count);
        var months = statistics.Months.TakeWhile(month => month.Month.Year >= newest.Year - 1).ToList();
        var years = statistics.Months.Skip(months.Count).GroupBy(month => month.Month.Year, month => month.Count);

        yield return new(Wording.EntriesPerMonth(locale), months.Count == 0 ? [] :
        [
            .. Enumerable.Range(0, MonthNumber(newest) - MonthNumber(months[^1].Month) + 1).Select(ago => newest.AddMonths(-ago))
                .Select(month => new ChartBar(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), counts.GetValueOrDefault(month))),
        ]);
        yield return new(Wording.EntriesPerYear(locale),
            [.. years.Take(MaxYears).Select(year => new ChartBar(year.Key.ToString("0000", CultureInfo.InvariantCulture), year.Sum()))]);
        yield return new(Wording.MostFrequentTags(locale), [.. statistics.Tags.Take(MaxNames).Select(tag => new ChartBar($"#{tag.Tag}", tag.Count))]);
        yield return new(Wording.MostFrequentAuthors(locale), [.. statistics.Authors.Take(MaxNames).Select(author => new ChartBar(author.Name, author.Count))]);
    }

    private static int MonthNumber(DateOnly month) => (month.Year * 12) + month.Month;
}
