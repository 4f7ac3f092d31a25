using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PaperBot.Fakes.Discord;

/// <summary>What Discord sends of what users do.</summary>
internal static class DiscordEvents
{
    /// <summary>The data of <c>/paper NAME TYPED</c>.</summary>
    public static JsonObject Subcommand(string name, string? typed) => new()
    {
        ["id"] = "1",
        ["name"] = "paper",
        ["type"] = 1,
        ["options"] = new JsonArray(new JsonObject
        {
            ["name"] = name,
            ["type"] = 1,
            ["options"] = typed is null ? [] : new JsonArray(Option(name, typed)),
        }),
    };

    /// <summary>The data of <c>/paper NAME</c> with options, the last of which may be being typed.</summary>
    public static JsonObject Subcommand(string name, (string Name, JsonNode Value)[] options, bool isTyping = false)
    {
        var command = Subcommand(name, typed: null);
        command["options"]![0]!["options"] = new JsonArray([.. options.Select((option, at) => new JsonObject
        {
            ["name"] = option.Name,
            ["type"] = option.Value.GetValueKind() switch { JsonValueKind.String => 3, JsonValueKind.Number => 4, _ => 5 },
            ["value"] = option.Value,
            ["focused"] = isTyping && at == options.Length - 1,
        })]);
        return command;
    }

    /// <summary>The data of a form that was sent.</summary>
    public static JsonObject Form(string customId, (string Name, JsonNode Value)[] values) => new()
    {
        ["custom_id"] = customId,
        ["components"] = new JsonArray([.. values.Select((field, at) => new JsonObject
        {
            ["type"] = 18,
            ["id"] = at + 1,
            ["component"] = field.Value is JsonArray chosen
                ? new JsonObject { ["type"] = 3, ["custom_id"] = field.Name, ["values"] = chosen }
                : new JsonObject { ["type"] = 4, ["custom_id"] = field.Name, ["value"] = field.Value },
        })]),
    };

    /// <summary>The data of a command that was chosen on a message.</summary>
    public static JsonObject OnMessage(string message, string content, (string Title, string Url)[] embeds) => new()
    {
        ["id"] = "2",
        ["name"] = "Look up papers",
        ["type"] = 3,
        ["target_id"] = message,
        ["resolved"] = new JsonObject
        {
            ["messages"] = new JsonObject
            {
                [message] = new JsonObject
                {
                    ["id"] = message,
                    ["type"] = 0,
                    ["content"] = content,
                    ["author"] = new JsonObject { ["id"] = "4000000000000000009" },
                    ["embeds"] = new JsonArray([.. embeds.Select(embed => new JsonObject { ["type"] = "rich", ["title"] = embed.Title, ["url"] = embed.Url })]),
                },
            },
        },
    };

    /// <summary>A message. Without the privileged intent, only direct messages and those that mention the bot have a content.</summary>
    public static JsonObject Message(string id, string channel, string? guild, string user, string content)
    {
        var isMention = content.Contains($"<@{FakeGuilds.Bot}>", StringComparison.Ordinal) || content.Contains($"<@!{FakeGuilds.Bot}>", StringComparison.Ordinal);
        return new()
        {
            ["id"] = id,
            ["type"] = 0,
            ["channel_id"] = channel,
            ["guild_id"] = guild,
            ["content"] = isMention || guild is null ? content : "",
            ["author"] = new JsonObject { ["id"] = user, ["username"] = "ada" },
            ["member"] = guild is null ? null : new JsonObject { ["roles"] = new JsonArray() },
            ["mentions"] = isMention ? new JsonArray(new JsonObject { ["id"] = FakeGuilds.Bot, ["username"] = "paperbot", ["bot"] = true }) : [],
            ["mention_everyone"] = false,
            ["embeds"] = new JsonArray(),
        };
    }

    private static JsonObject Option(string name, string typed) => name == "latest" && int.TryParse(typed, CultureInfo.InvariantCulture, out var number)
        ? new() { ["name"] = "number", ["type"] = 4, ["value"] = number, ["focused"] = true }
        : new() { ["name"] = "text", ["type"] = 3, ["value"] = typed, ["focused"] = true };
}
