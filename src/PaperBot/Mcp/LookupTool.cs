using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using PaperBot.Commands;

namespace PaperBot.Mcp;

/// <summary>A look-up command as a tool: its option and the page are arguments.</summary>
internal sealed class LookupTool
{
    private const string Page = "page";

    private readonly CommandDefinition _command;

    /// <param name="command">The command.</param>
    public LookupTool(CommandDefinition command)
    {
        _command = command;
        Definition = new()
        {
            Name = command.Name,
            Description = command.Description.English,
            InputSchema = JsonSerializer.SerializeToElement(Schema()),
            Annotations = new() { ReadOnlyHint = true, DestructiveHint = false, OpenWorldHint = false },
        };
    }

    /// <summary>The tool as clients see it.</summary>
    public Tool Definition { get; }

    /// <summary>Reads the arguments of a call into the command line that a person would type. The command itself checks what they say.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="problem">What is wrong with them; empty if nothing is.</param>
    /// <returns>The command line; empty if something is wrong.</returns>
    public string Read(IEnumerable<KeyValuePair<string, JsonElement>> arguments, out string problem)
    {
        var (option, page) = ("", "");
        foreach (var (name, value) in arguments)
        {
            var text = ReadText(value);
            if (name == _command.Option?.Name && text is not null)
            {
                option = text;
            }
            else if (name == Page && (text == "" || int.TryParse(text, out _)))
            {
                page = text == "" ? "" : $" {Page}:{text}";
            }
            else
            {
                problem = $"The arguments of {_command.Name} are: {string.Join(", ", Properties().Select(property => $"{property.Key} ({property.Value!["type"]})"))}.";
                return "";
            }
        }

        problem = "";
        return $"{_command.Name} {option}{page}";
    }

    private static string? ReadText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => value.GetString(),
        _ => null,
    };

    private JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = Properties(),
        ["required"] = _command.Option is { Required: true, Name: var name } ? new JsonArray(name) : [],
        ["additionalProperties"] = false,
    };

    private JsonObject Properties()
    {
        var properties = new JsonObject();
        if (_command.Option is { } option)
        {
            properties[option.Name] = option.MaxNumber is { } max
                ? new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = max, ["description"] = option.Description.English }
                : new JsonObject { ["type"] = "string", ["maxLength"] = Limits.CommandLength, ["description"] = option.Description.English };
        }

        properties[Page] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["description"] = "The page of the result, if it has several" };
        return properties;
    }
}
