using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>Why Discord refuses a message's components (components/reference), with the flag IS_COMPONENTS_V2.</summary>
internal static class DiscordComponentLimits
{
    private const int MaxComponents = 40;
    private const int MaxText = 4_000;

    private static readonly int[] AtTop = [1, 9, 10, 12, 13, 14, 17];
    private static readonly int[] InContainer = [1, 9, 10, 12, 13, 14];
    private static readonly int[] AsAccessory = [2, 11];

    public static IReadOnlyList<string> Problems(JsonElement message)
    {
        var top = DiscordLimits.Items(message, "components");
        var all = top.SelectMany(All).ToList();
        var text = all.Sum(component => component.TryGetProperty("content", out var content) ? content.GetString()!.Length : 0);
        return
        [
            .. top.SelectMany(component => Within(component, AtTop, "a message")),
            .. top.Count == 0 ? ["50006 Cannot send an empty message"] : Array.Empty<string>(),
            .. all.Count > MaxComponents ? [$"components: the total number is limited to {MaxComponents}, is {all.Count}"] : Array.Empty<string>(),
            .. text > MaxText ? [$"components: the displayable text exceeds the maximum of {MaxText}, is {text}"] : Array.Empty<string>(),
            .. Duplicates(all, "custom_id"),
            .. Duplicates(all, "id"),
        ];
    }

    /// <summary>A component with all that are within it.</summary>
    internal static IEnumerable<JsonElement> All(JsonElement component) =>
    [
        component,
        .. DiscordLimits.Items(component, "components").SelectMany(All),
        .. component.TryGetProperty("accessory", out var accessory) ? All(accessory) : [],
    ];

    private static IEnumerable<string> Within(JsonElement component, int[] allowed, string parent)
    {
        var type = component.GetProperty("type").GetInt32();
        return !allowed.Contains(type) ? [$"components: type {type} is not allowed in {parent}"] : type switch
        {
            1 => Row(component),
            2 => Button(component),
            3 => DiscordSelectLimits.Problems(component),
            9 => Section(component),
            10 => DiscordLimits.Required(component, "content", 1, MaxText),
            14 => Separator(component),
            17 => Container(component),
            _ => [$"components: type {type} is not supported by this fake; add its limits"],
        };
    }

    private static IEnumerable<string> Row(JsonElement row)
    {
        var inner = DiscordLimits.Items(row, "components");
        var isMenu = inner.Any(component => component.GetProperty("type").GetInt32() == 3);
        return [
            .. inner.SelectMany(component => Within(component, [2, 3], "a row of a message")),
            .. inner.Count is 0 or > 5 || (isMenu && inner.Count > 1) ? ["components: a row contains 1 to 5 buttons, or one select menu"] : Array.Empty<string>()];
    }

    private static IEnumerable<string> Section(JsonElement section)
    {
        var texts = DiscordLimits.Items(section, "components");
        return [
            .. texts.SelectMany(text => Within(text, [10], "a section")),
            .. texts.Count is 0 or > 3 ? [$"components: a section contains 1 to 3 texts, not {texts.Count}"] : Array.Empty<string>(),
            .. section.TryGetProperty("accessory", out var accessory) ? Within(accessory, AsAccessory, "an accessory") : ["accessory: this field is required"]];
    }

    private static IEnumerable<string> Container(JsonElement container)
    {
        var inner = DiscordLimits.Items(container, "components");
        var colour = container.TryGetProperty("accent_color", out var accent) ? accent.GetInt32() : 0;
        return [
            .. inner.SelectMany(component => Within(component, InContainer, "a container")),
            .. inner.Count == 0 ? ["components: a container must not be empty"] : Array.Empty<string>(),
            .. colour is < 0 or > 0xFFFFFF ? ["accent_color: must be between 0 and 16777215"] : Array.Empty<string>()];
    }

    private static IEnumerable<string> Separator(JsonElement separator) =>
        separator.TryGetProperty("spacing", out var spacing) && spacing.GetInt32() is not (1 or 2) ? ["spacing: must be 1 or 2"] : [];

    private static IEnumerable<string> Button(JsonElement button)
    {
        var problems = DiscordLimits.Required(button, "label", 1, 80).Concat(DiscordLimits.Text(button, "custom_id", 1, 100)).Concat(DiscordLimits.Text(button, "url", 1, 512));
        var linked = button.TryGetProperty("url", out _);
        var named = button.TryGetProperty("custom_id", out _);
        var style = button.GetProperty("style").GetInt32();
        return linked == named || linked != (style == 5) || style is < 1 or > 5
            ? problems.Append("components: a button needs custom_id, or url and style 5, never both")
            : problems;
    }

    private static IEnumerable<string> Duplicates(List<JsonElement> components, string field) => components
        .Where(component => component.TryGetProperty(field, out _))
        .GroupBy(component => component.GetProperty(field).ToString())
        .Where(same => same.Count() > 1)
        .Select(same => $"components: {field} {same.Key} is duplicated");
}
