using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PaperBot.Fakes.Discord;

/// <summary>Why Discord refuses commands, and how it stores those that it accepts (interactions/application-commands).</summary>
internal static partial class DiscordCommandLimits
{
    public static IReadOnlyList<string> Problems(JsonElement commands)
    {
        var all = commands.EnumerateArray().ToList();
        return [.. all.SelectMany(Problem),
            .. all.Where(command => Length(command) > 8000)
                .Select(command => $"commands: {Length(command)} characters exceed 8000"),
            .. all.Count > 100 ? ["commands: more than 100"] : Array.Empty<string>()];
    }

    /// <summary>The commands as Discord returns them later: with ids and defaults.</summary>
    public static JsonArray AsStored(JsonElement commands) => [.. commands.EnumerateArray().Select((command, i) =>
    {
        var stored = JsonNode.Parse(command.GetRawText())!.AsObject();
        stored["id"] = $"20000000000000000{i:D2}";
        stored["application_id"] = FakeDiscord.ApplicationId;
        stored["version"] = "1";
        stored["nsfw"] = false;
        stored["default_member_permissions"] = null;
        foreach (var option in stored["options"]?.AsArray() ?? [])
        {
            option!["required"] = false;
            option["options"] ??= new JsonArray();
        }

        return stored;
    })];

    private static IEnumerable<string> Problem(JsonElement named)
    {
        var options = DiscordLimits.Items(named, "options");
        var problems = Names(named).Where(name => !Name().IsMatch(name) || name.Any(char.IsUpper))
            .Select(name => $"name: '{name}' does not match the rule for names")
            .Concat(Descriptions(named).Where(text => text.Length is 0 or > 100)
                    .Select(text => $"description: '{text}' must have 1 to 100 characters"))
            .Concat(options.SelectMany(Problem));
        if (options.Count > 25 || options.Select(option => option.GetProperty("name").GetString()).Distinct().Count() != options.Count)
        {
            problems = problems.Append("options: must be 25 or fewer, with unique names");
        }

        return problems;
    }

    private static int Length(JsonElement named) =>
        Names(named).Max(name => name.Length) + Descriptions(named).Max(text => text.Length)
            + DiscordLimits.Items(named, "options").Sum(Length);

    private static IEnumerable<string> Names(JsonElement named) => Localized(named, "name");

    private static IEnumerable<string> Descriptions(JsonElement named) => Localized(named, "description");

    private static IEnumerable<string> Localized(JsonElement named, string field)
    {
        yield return named.GetProperty(field).GetString()!;
        if (named.TryGetProperty(field + "_localizations", out var texts) && texts.ValueKind == JsonValueKind.Object)
        {
            foreach (var text in texts.EnumerateObject())
            {
                yield return text.Value.GetString()!;
            }
        }
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$")]
    private static partial Regex Name();
}
