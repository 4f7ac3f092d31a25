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
        return [.. all.SelectMany(Command),
            .. all.Where(command => Length(command) > 8000)
                .Select(command => $"commands: {Length(command)} characters exceed 8000"),
            .. all.Count(command => command.GetProperty("type").GetInt32() == 1) > 100 ? ["commands: more than 100"] : Array.Empty<string>(),
            .. all.Count(command => command.GetProperty("type").GetInt32() == 3) > 15 ? ["commands: more than 15 on messages"] : Array.Empty<string>()];
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
        stored["contexts"] ??= null;
        foreach (var option in stored["options"]?.AsArray() ?? [])
        {
            option!["required"] = false;
            option["options"] ??= new JsonArray();
        }

        return stored;
    })];

    private static IEnumerable<string> Command(JsonElement command)
    {
        var types = DiscordLimits.Items(command, "integration_types").Select(type => type.GetInt32()).ToList();
        var contexts = DiscordLimits.Items(command, "contexts").Select(context => context.GetInt32()).ToList();
        return [
            .. command.GetProperty("type").GetInt32() == 3 ? OnMessage(command) : Problem(command),
            .. types.Distinct().Count() != types.Count || types.Exists(type => type is not (0 or 1)) ? ["integration_types: must be 0 or 1, each once"] : Array.Empty<string>(),
            .. contexts.Distinct().Count() != contexts.Count || contexts.Exists(context => context is not (0 or 1 or 2)) ? ["contexts: must be 0, 1 or 2, each once"] : Array.Empty<string>()];
    }

    private static IEnumerable<string> OnMessage(JsonElement command) =>
        [.. Names(command).Where(name => name.Length is 0 or > 32).Select(name => $"name: '{name}' must have 1 to 32 characters"),
            .. Descriptions(command).Any(text => text != "") || DiscordLimits.Items(command, "options").Count > 0
                ? ["description, options: a message command has none"]
                : Array.Empty<string>()];

    private static IEnumerable<string> Problem(JsonElement named)
    {
        var options = DiscordLimits.Items(named, "options");
        var problems = Names(named).Where(name => !Name().IsMatch(name) || name.Any(char.IsUpper))
            .Select(name => $"name: '{name}' does not match the rule for names")
            .Concat(Descriptions(named).Where(text => text.Length is 0 or > 100)
                    .Select(text => $"description: '{text}' must have 1 to 100 characters"))
            .Concat(Range(named, "min_length", 0, 6000, type: 3)).Concat(Range(named, "max_length", 1, 6000, type: 3))
            .Concat(Range(named, "min_value", int.MinValue, int.MaxValue, type: 4)).Concat(Range(named, "max_value", int.MinValue, int.MaxValue, type: 4))
            .Concat(Choices(named))
            .Concat(options.SelectMany(Problem));
        if (options.Count > 25 || options.Select(option => option.GetProperty("name").GetString()).Distinct().Count() != options.Count)
        {
            problems = problems.Append("options: must be 25 or fewer, with unique names");
        }

        return problems;
    }

    private static IEnumerable<string> Choices(JsonElement option)
    {
        var choices = DiscordLimits.Items(option, "choices");
        return [
            .. choices.SelectMany(choice => Names(choice).Concat([choice.GetProperty("value").GetString()!])).Where(text => text.Length is 0 or > 100)
                .Select(text => $"choices: '{text}' must have 1 to 100 characters"),
            .. choices.Count > 25 ? ["choices: more than 25"] : Array.Empty<string>(),
            .. choices.Count > 0 && (option.GetProperty("type").GetInt32() != 3 || (option.TryGetProperty("autocomplete", out var completes) && completes.GetBoolean()))
                ? ["choices: only of a text without autocomplete"]
                : Array.Empty<string>()];
    }

    private static IEnumerable<string> Range(JsonElement option, string field, int min, int max, int type) =>
        option.TryGetProperty(field, out var value) && (value.GetInt32() < min || value.GetInt32() > max || option.GetProperty("type").GetInt32() != type)
            ? [$"{field}: {value} is not allowed for this option"]
            : [];

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
