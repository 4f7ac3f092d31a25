using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>Why Discord refuses a message's components (components/reference).</summary>
internal static class DiscordComponentLimits
{
    public static IReadOnlyList<string> Problems(JsonElement message)
    {
        var rows = DiscordLimits.Items(message, "components");
        var inRows = rows.SelectMany(row => DiscordLimits.Items(row, "components")).ToList();
        var problems = rows.SelectMany(Row).Concat(inRows.SelectMany(Inner)).ToList();
        if (rows.Count > 5)
        {
            problems.Add($"components: must be 5 or fewer, are {rows.Count}");
        }

        var ids = inRows
            .Where(inner => inner.TryGetProperty("custom_id", out _))
            .Select(inner => inner.GetProperty("custom_id").GetString())
            .ToList();
        if (ids.Distinct().Count() != ids.Count)
        {
            problems.Add("components: custom id cannot be duplicated");
        }

        return problems;
    }

    private static IEnumerable<string> Row(JsonElement row)
    {
        var inner = DiscordLimits.Items(row, "components");
        var types = inner.Select(component => component.GetProperty("type").GetInt32()).Distinct().ToList();
        if (row.GetProperty("type").GetInt32() != 1)
        {
            yield return "components: only action rows are allowed here";
        }

        if (inner.Count == 0 || inner.Count > 5 || (types.Contains(3) && inner.Count > 1))
        {
            yield return $"components: a row contains 1 to 5 buttons, or one select menu, not {inner.Count} of {string.Join(',', types)}";
        }
    }

    private static IEnumerable<string> Inner(JsonElement component) => component.GetProperty("type").GetInt32() switch
    {
        2 => Button(component),
        3 => Select(component),
        var other => [$"components: type {other} is not allowed in a row of a message"],
    };

    private static IEnumerable<string> Button(JsonElement button)
    {
        var problems = DiscordLimits.Text(button, "label", 1, 80).Concat(DiscordLimits.Text(button, "custom_id", 1, 100));
        var linked = button.TryGetProperty("url", out _);
        var named = button.TryGetProperty("custom_id", out _);
        var style = button.GetProperty("style").GetInt32();
        return linked == named || linked != (style == 5)
            ? problems.Append("components: a button needs custom_id, or url and style 5, never both")
            : problems;
    }

    private static IEnumerable<string> Select(JsonElement select)
    {
        var options = DiscordLimits.Items(select, "options");
        var problems = DiscordLimits.Text(select, "custom_id", 1, 100)
            .Concat(DiscordLimits.Text(select, "placeholder", 0, 150))
            .Concat(options.SelectMany(option => DiscordLimits.Text(option, "label", 1, 100)))
            .Concat(options.SelectMany(option => DiscordLimits.Text(option, "value", 1, 100)));
        if (options.Count is 0 or > 25)
        {
            problems = problems.Append($"options: must be between 1 and 25, are {options.Count}");
        }

        return options.Select(option => option.GetProperty("value").GetString()).Distinct().Count() != options.Count
            ? problems.Append("options: the specified option value is already used")
            : problems;
    }
}
