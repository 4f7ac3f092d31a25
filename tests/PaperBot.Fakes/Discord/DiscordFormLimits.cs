using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>Why Discord refuses a form (interactions/receiving-and-responding, Modal; components/reference, Label, Text Input).</summary>
internal static class DiscordFormLimits
{
    public static IReadOnlyList<string> Problems(JsonElement form)
    {
        var labels = DiscordLimits.Items(form, "components");
        var ids = labels.Select(label => label.TryGetProperty("component", out var input) ? input.GetProperty("custom_id").GetString() : null).ToList();
        return
        [
            .. DiscordLimits.Required(form, "custom_id", 1, 100),
            .. DiscordLimits.Required(form, "title", 1, 45),
            .. labels.Count is 0 or > 5 ? [$"components: between 1 and 5, are {labels.Count}"] : Array.Empty<string>(),
            .. ids.Distinct().Count() != ids.Count ? ["components: custom_id is duplicated"] : Array.Empty<string>(),
            .. labels.SelectMany(Label),
        ];
    }

    private static IEnumerable<string> Label(JsonElement label) =>
    [
        .. label.GetProperty("type").GetInt32() == 18 ? Array.Empty<string>() : ["components: a form consists of labels"],
        .. DiscordLimits.Required(label, "label", 1, 45),
        .. DiscordLimits.Text(label, "description", 0, 100),
        .. label.TryGetProperty("component", out var input) ? Input(input) : ["component: this field is required"],
    ];

    private static IEnumerable<string> Input(JsonElement input) => input.GetProperty("type").GetInt32() switch
    {
        3 => DiscordSelectLimits.Problems(input),
        4 =>
        [
            .. DiscordLimits.Required(input, "custom_id", 1, 100),
            .. DiscordLimits.Text(input, "placeholder", 0, 100),
            .. input.GetProperty("style").GetInt32() is 1 or 2 ? Array.Empty<string>() : ["style: must be 1 or 2"],
            .. input.TryGetProperty("max_length", out var max) && max.GetInt32() is < 1 or > 4000 ? ["max_length: between 1 and 4000"] : Array.Empty<string>(),
        ],
        var type => [$"component: type {type} is not supported by this fake; add its limits"],
    };
}
