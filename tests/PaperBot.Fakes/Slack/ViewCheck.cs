using System.Text;
using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>Checks views against the reference (https://docs.slack.dev/reference/views).</summary>
internal static class ViewCheck
{
    private const int MaxBytes = 250_000; // view_too_large

    public static IReadOnlyList<string> Problems(JsonElement view)
    {
        var check = new BlockCheck(new HashSet<string>());
        var type = view.GetProperty("type").GetString();
        check.Require(type is "modal" or "home", $"a view of the type {type}");
        foreach (var name in new[] { "title", "submit", "close" })
        {
            if (view.TryGetProperty(name, out var text))
            {
                check.Require(type == "modal", $"{name} of {type}");
                check.Text(text, name, 24);
            }
        }

        check.Require(type == "home" || view.TryGetProperty("title", out _), "a modal without a title");
        check.Require(type == "home" || view.TryGetProperty("submit", out _) || !HasInput(view), "an input without a submit button");
        check.Between("private_metadata", Length(view, "private_metadata"), 0, 3000);
        check.Between("callback_id", Length(view, "callback_id"), 0, 255);
        check.Between("view_too_large", Encoding.UTF8.GetByteCount(view.GetRawText()), 0, MaxBytes);
        check.Blocks(view.GetProperty("blocks"), inView: true);
        return check.Problems;
    }

    public static void Input(BlockCheck check, JsonElement block)
    {
        check.Text(block.GetProperty("label"), "label", 2000);
        if (block.TryGetProperty("hint", out var hint))
        {
            check.Text(hint, "hint", 2000);
        }

        var element = block.GetProperty("element");
        check.Between("action_id", Length(element, "action_id"), 1, 255);
        check.Between("block_id", Length(block, "block_id"), 1, 255);
        switch (element.GetProperty("type").GetString())
        {
            case "plain_text_input":
                check.Between("max_length", element.TryGetProperty("max_length", out var max) ? max.GetInt32() : 1, 1, 3000);
                break;
            case "static_select":
                check.Options(element, 100);
                break;
            case "checkboxes":
                check.Options(element, 10);
                check.Require(!element.TryGetProperty("placeholder", out _), "checkboxes with a placeholder");
                break;
            default:
                check.Require(false, "unsupported input");
                break;
        }

        if (element.TryGetProperty("placeholder", out var placeholder))
        {
            check.Text(placeholder, "placeholder", 150);
        }
    }

    /// <summary>The problems of the errors of a submitted view: each belongs to an input of it.</summary>
    public static IReadOnlyList<string> ProblemsOfErrors(JsonElement errors) => errors.ValueKind == JsonValueKind.Object && errors.EnumerateObject().Any()
        ? [.. errors.EnumerateObject().Where(error => error.Value.GetString() is not { Length: > 0 }).Select(error => $"an empty error at {error.Name}")]
        : ["no errors"];

    private static bool HasInput(JsonElement view) => view.GetProperty("blocks").EnumerateArray().Any(block => block.GetProperty("type").GetString() == "input");

    private static int Length(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.GetString()!.Length : 0;
}
