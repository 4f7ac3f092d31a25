using System.Globalization;

namespace PaperBot.Commands;

/// <summary>Examples of commands that find something in this index.</summary>
public static class CommandExamples
{
    /// <summary>Creates the examples, in the words of a language; none if there are no entries.</summary>
    public static IReadOnlyList<string> Create(IIndexSnapshot entries, Locale locale)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var tags = entries.Tags.Tags.OrderByDescending(tag => tag.Count).Take(2).Select(tag => DisplayText.CleanLine(tag.Tag.Text)).ToList();
        var examples = new List<(LocalText Command, string Argument)>();
        if (tags is [var first, ..])
        {
            examples.Add((new("tag", "태그"), first));
            examples.Add((new("search", "검색"), first.Replace('-', ' ').Replace('_', ' ')));
            examples.Add((new("random", "랜덤"), tags[^1]));
        }

        if (entries.Dates is [var newest, ..])
        {
            examples.Add((new("date", "날짜"), newest.ToString("O", CultureInfo.InvariantCulture)));
        }

        return [.. examples.Select(example => $"{example.Command.In(locale)} {example.Argument}"), new LocalText("tags", "태그목록").In(locale), new LocalText("stats", "통계").In(locale)];
    }
}
