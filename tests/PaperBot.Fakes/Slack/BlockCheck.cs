using System.Text.Json;

namespace PaperBot.Fakes.Slack;

/// <summary>Collects the problems of one message's blocks. Knows only the kinds that PaperBot sends.</summary>
/// <param name="refused">The kinds of blocks that the workspace refuses.</param>
internal sealed class BlockCheck(IReadOnlySet<string> refused)
{
    private static readonly string[] InContainer = ["actions", "context", "divider", "header", "image", "section", "table", "video"];
    private readonly List<string> _problems = [];
    private bool _inView;

    public IReadOnlyList<string> Problems => _problems;

    public void Between(string what, int value, int min, int max)
    {
        if (value < min || value > max)
        {
            _problems.Add($"{what}: {value}, must be between {min} and {max}");
        }
    }

    /// <param name="blocks">The blocks.</param>
    /// <param name="inView">Whether they are those of a modal or the app's page.</param>
    public void Blocks(JsonElement blocks, bool inView = false)
    {
        _inView = inView;
        Between("blocks", blocks.GetArrayLength(), 1, inView ? 100 : 50);
        Between("text of all blocks", inView ? 0 : TextOf(blocks), 0, 9499);
        Between("charts", blocks.EnumerateArray().Count(block => TypeOf(block) == "data_visualization"), 0, 2);
        foreach (var block in blocks.EnumerateArray())
        {
            Block(block);
        }
    }

    private void Block(JsonElement block)
    {
        Require(!refused.Contains(TypeOf(block)), $"unsupported type: {TypeOf(block)}");
        switch (TypeOf(block))
        {
            case "section":
                Text(block.GetProperty("text"), "section text", 3000, "plain_text", "mrkdwn");
                break;
            case "divider":
                break;
            case "input" when _inView:
                ViewCheck.Input(this, block);
                break;
            case "card":
                Card(block);
                break;
            case "container":
                Container(block);
                break;
            case "data_visualization":
                ChartCheck.Check(this, block);
                break;
            case "context":
                Between("context elements", block.GetProperty("elements").GetArrayLength(), 1, 10);
                Each(block, element => Text(element, "context text", 2000, "plain_text", "mrkdwn"));
                break;
            case "actions":
                Between("actions elements", block.GetProperty("elements").GetArrayLength(), 1, 25);
                var actionIds = new HashSet<string>();
                Each(block, element => Element(element, actionIds));
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

    private void Card(JsonElement card)
    {
        Require(card.EnumerateObject().Any(property => property.Name is "hero_image" or "title" or "actions" or "body"), "an empty card");
        foreach (var (name, max) in new[] { ("title", 150), ("subtitle", 150), ("body", 200) })
        {
            if (card.TryGetProperty(name, out var text))
            {
                Text(text, $"card {name}", max, "mrkdwn");
            }
        }

        if (card.TryGetProperty("actions", out var actions))
        {
            Between("card actions", actions.GetArrayLength(), 1, 3);
            var actionIds = new HashSet<string>();
            foreach (var action in actions.EnumerateArray())
            {
                Require(TypeOf(action) == "button", $"unsupported element of a card: {TypeOf(action)}");
                Element(action, actionIds);
            }
        }
    }

    private void Container(JsonElement container)
    {
        Text(container.GetProperty("title"), "container title", 150);
        var isCollapsible = container.TryGetProperty("is_collapsible", out var collapsible) && collapsible.GetBoolean();
        Require(isCollapsible || !container.TryGetProperty("default_collapsed", out var collapsed) || !collapsed.GetBoolean(), "collapsed, but not collapsible");
        var children = container.GetProperty("child_blocks");
        Between("child blocks", children.GetArrayLength(), 1, 10);
        foreach (var child in children.EnumerateArray())
        {
            Require(InContainer.Contains(TypeOf(child)), $"unsupported type in a container: {TypeOf(child)}");
            Block(child);
        }
    }

    private void Element(JsonElement element, HashSet<string> actionIds)
    {
        var id = element.GetProperty("action_id").GetString()!;
        Between("action_id", id.Length, 1, 255);
        Require(actionIds.Add(id), $"action_id {id} twice");
        switch (TypeOf(element))
        {
            case "button":
                Text(element.GetProperty("text"), "button text", 75);
                Between("button value", element.TryGetProperty("value", out var value) ? value.GetString()!.Length : 0, 0, 2000);
                break;
            case "static_select":
                Menu(element);
                break;
            default:
                Require(false, $"unsupported element: {TypeOf(element)}");
                break;
        }
    }

    private void Menu(JsonElement menu)
    {
        Text(menu.GetProperty("placeholder"), "placeholder", 150);
        Options(menu, 100);
    }

    public void Options(JsonElement menu, int max)
    {
        var options = menu.GetProperty("options").EnumerateArray().ToList();
        Between("options", options.Count, 1, max);
        foreach (var option in options)
        {
            Text(option.GetProperty("text"), "option text", 75);
            Between("option value", option.GetProperty("value").GetString()!.Length, 1, 150);
        }

        Require(options.DistinctBy(option => option.GetProperty("value").GetString()).Count() == options.Count, "two options with the same value");
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

    public void Text(JsonElement text, string what, int max, params ReadOnlySpan<string> kinds)
    {
        Require(kinds.IsEmpty ? TypeOf(text) == "plain_text" : kinds.Contains(TypeOf(text)), $"{what} is {TypeOf(text)}");
        Require(TypeOf(text) == "plain_text" ? !text.TryGetProperty("verbatim", out _) : !text.TryGetProperty("emoji", out _), $"{what} has a property of another kind");
        Between(what, text.GetProperty("text").GetString()!.Length, 1, max);
    }

    public void Require(bool condition, string problem)
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
            ("text" or "url" or "value" or "title" or "label" or "name", JsonValueKind.String) => Escaped(property.Value.GetString()!),
            (_, JsonValueKind.Array or JsonValueKind.Object) => TextOf(property.Value),
            _ => 0,
        }),
        _ => 0,
    };

    private static int Escaped(string text) => text.Length + text.Sum(unit => unit switch { '&' => 4, '<' or '>' => 3, _ => 0 });
}
