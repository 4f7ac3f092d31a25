using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>Why Discord refuses a select menu (components/reference, String Select).</summary>
internal static class DiscordSelectLimits
{
    public static IEnumerable<string> Problems(JsonElement select)
    {
        var options = DiscordLimits.Items(select, "options");
        return [
            .. DiscordLimits.Required(select, "custom_id", 1, 100),
            .. DiscordLimits.Text(select, "placeholder", 0, 150),
            .. options.SelectMany(option => DiscordLimits.Required(option, "label", 1, 100)),
            .. options.SelectMany(option => DiscordLimits.Required(option, "value", 1, 100)),
            .. options.SelectMany(option => DiscordLimits.Text(option, "description", 1, 100)),
            .. options.Count is 0 or > 25 ? [$"options: must be between 1 and 25, are {options.Count}"] : Array.Empty<string>(),
            .. options.Select(option => option.GetProperty("value").GetString()).Distinct().Count() != options.Count
                ? ["options: the specified option value is already used"]
                : Array.Empty<string>()];
    }
}
