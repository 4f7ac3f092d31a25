using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>Collects the problems of one message's blocks. Knows only the kinds that PaperBot sends, in which Slack parses no text.</summary>
internal sealed class BlockCheck
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Between(string what, int value, int min, int max)
    {
        if (value < min || value > max)
        {
            _problems.Add($"{what}: {value}, must be between {min} and {max}");
        }
    }

    public void Blocks(JsonElement blocks)
    {
        Between("blocks", blocks.GetArrayLength(), 1, 50);
        Between("text of all blocks", TextOf(blocks), 0, 9499);
        foreach (var block in blocks.EnumerateArray())
        {
            Block(block);
        }
    }

    private void Block(JsonElement block)
    {
        switch (TypeOf(block))
        {
            case "context":
                Between("context elements", block.GetProperty("elements").GetArrayLength(), 1, 10);
                Each(block, element => Text(element, "context text", 2000));
                break;
            case "actions":
                Between("actions elements", block.GetProperty("elements").GetArrayLength(), 1, 25);
                var actionIds = new HashSet<string>();
                Each(block, element => Button(element, actionIds));
                break;
            case "rich_text":
                Between("rich_text elements", block.GetProperty("elements").GetArrayLength(), 1, 1000);
                Each(block, RichText);
                break;
            default:
                _problems.Add($"unsupported type: {TypeOf(block)}");
                break;
        }
    }

    private void Button(JsonElement element, HashSet<string> actionIds)
    {
        Require(TypeOf(element) == "button", $"unsupported element: {TypeOf(element)}");
        Text(element.GetProperty("text"), "button text", 75);
        var id = element.GetProperty("action_id").GetString()!;
        Between("action_id", id.Length, 1, 255);
        Require(actionIds.Add(id), $"action_id {id} twice");
        Between("button value", element.TryGetProperty("value", out var value) ? value.GetString()!.Length : 0, 0, 2000);
    }

    private void RichText(JsonElement part)
    {
        if (TypeOf(part) == "rich_text_list")
        {
            Require(part.GetProperty("style").GetString() is "bullet" or "ordered", "rich_text_list style");
            Each(part, RichText);
            return;
        }

        Require(TypeOf(part) is "rich_text_section" or "rich_text_quote" or "rich_text_preformatted", $"unsupported part: {TypeOf(part)}");
        Each(part, Inline);
    }

    private void Inline(JsonElement inline)
    {
        Require(TypeOf(inline) is "text" or "link", $"unsupported inline: {TypeOf(inline)}");
        Between("inline text", inline.GetProperty("text").GetString()!.Length, 1, 9499);
        if (TypeOf(inline) == "link")
        {
            var url = inline.GetProperty("url").GetString()!;
            Between("link url", url.Length, 1, 3000);
            Require(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", $"link to {url}");
        }
    }

    private void Text(JsonElement text, string what, int max)
    {
        Require(TypeOf(text) == "plain_text", $"{what} is {TypeOf(text)}");
        Between(what, text.GetProperty("text").GetString()!.Length, 1, max);
    }

    private void Require(bool condition, string problem)
    {
        if (!condition)
        {
            _problems.Add(problem);
        }
    }

    private static void Each(JsonElement owner, Action<JsonElement> check)
    {
        foreach (var element in owner.GetProperty("elements").EnumerateArray())
        {
            check(element);
        }
    }

    private static string TypeOf(JsonElement element) => element.GetProperty("type").GetString()!;

    /// <summary>The length of the strings that people see, with links and values, as Slack may count it: escaped.</summary>
    private static int TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Sum(TextOf),
        JsonValueKind.Object => element.EnumerateObject().Sum(property => (property.Name, property.Value.ValueKind) switch
        {
            ("text" or "url" or "value", JsonValueKind.String) => Escaped(property.Value.GetString()!),
            (_, JsonValueKind.Array or JsonValueKind.Object) => TextOf(property.Value),
            _ => 0,
        }),
        _ => 0,
    };

    private static int Escaped(string text) => text.Length + text.Sum(unit => unit switch { '&' => 4, '<' or '>' => 3, _ => 0 });
}
