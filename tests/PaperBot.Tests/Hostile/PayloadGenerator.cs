using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace PaperBot.Tests.Hostile;

/// <summary>A message that a hostile or broken server sends.</summary>
/// <param name="Bytes">The message.</param>
/// <param name="Type">The type of its frames.</param>
/// <param name="PartSize">How much of it fits into a frame.</param>
internal sealed record HostileMessage(byte[] Bytes, WebSocketMessageType Type, int PartSize);

/// <summary>
/// Generates messages that are almost what a platform sends: templates in which values have the wrong shape, are missing, doubled, deep, huge or
/// foreign. The same seed gives the same messages.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="templates">Creates valid messages.</param>
internal sealed class PayloadGenerator(int seed, params Func<Random, JsonNode>[] templates)
{
    private const int Depth = 10_000;
    private const int HugeLength = 300_000;

    private static readonly string[] Strange =
    [
        "null", "true", "[]", "{}", "[null]", "[[]]", """{"a":null}""", "-1", "0", "1", "1.5", "1e999", "-1e400", "99999999999999999999999", "9223372036854775807",
        "\"\"", "\"x\"", "\"null\"", "\"1\"", "\"-1\"", @"""\ud800""", @"""\udc00x""", @"""\u0000\u001b[31m""", "\"../../channels/1\"", "\"T2\"", "\"999999999999999999999\"",
        "\"18446744073709551615\"", "\"안녕\u202e\"", "\"https://evil.example/x\"", "\"RESUMED\"", "\"INTERACTION_CREATE\"", "\"events_api\"", "[{}]", """[{"id":{}}]""",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next message.</summary>
    public HostileMessage Next()
    {
        var text = new StringBuilder();
        if (_random.Next(20) == 0)
        {
            WriteStrange(text);
        }
        else
        {
            Write(templates[_random.Next(templates.Length)](_random), text, rate: _random.Next(1, 12));
        }

        if (_random.Next(50) == 0)
        {
            text.Length = _random.Next(text.Length + 1); // Cut off, maybe to nothing.
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (_random.Next(50) > 0)
        {
            return new(bytes, WebSocketMessageType.Text, _random.Next(20) == 0 ? Math.Max(1, bytes.Length / 5) : int.MaxValue);
        }

        for (var i = 0; i < bytes.Length; i += 1 + _random.Next(100))
        {
            bytes[i] = (byte)_random.Next(256); // Only binary frames may contain what is not UTF-8.
        }

        return new(bytes, WebSocketMessageType.Binary, int.MaxValue);
    }

    /// <param name="node">What to write.</param>
    /// <param name="text">Receives the JSON.</param>
    /// <param name="rate">One of so many values is replaced.</param>
    private void Write(JsonNode? node, StringBuilder text, int rate)
    {
        if (_random.Next(rate * 4) == 0)
        {
            WriteStrange(text);
            return;
        }

        switch (node)
        {
            case JsonObject properties:
                text.Append('{');
                foreach (var (name, value) in properties)
                {
                    if (_random.Next(rate * 6) == 0)
                    {
                        continue;
                    }

                    Append(text, name);
                    Write(value, text, rate);
                    if (_random.Next(rate * 10) == 0)
                    {
                        Append(text, name);
                        WriteStrange(text);
                    }
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Separate(text);
                    Write(item, text, rate);
                }

                text.Append(']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void WriteStrange(StringBuilder text)
    {
        switch (_random.Next(400))
        {
            case 0:
                text.Append('"').Append('x', HugeLength).Append('"');
                break;
            case 1:
                text.Append('9', HugeLength / 10);
                break;
            case 2:
                text.Append('[', Depth).Append(']', Depth);
                break;
            case 3:
                text.Insert(text.Length, """{"d":""", Depth).Append('1').Append('}', Depth);
                break;
            default:
                text.Append(Strange[_random.Next(Strange.Length)]);
                break;
        }
    }

    private static void Append(StringBuilder text, string name)
    {
        Separate(text);
        text.Append('"').Append(name).Append("\":");
    }

    private static void Separate(StringBuilder text)
    {
        if (text[^1] is not ('{' or '['))
        {
            text.Append(',');
        }
    }
}
