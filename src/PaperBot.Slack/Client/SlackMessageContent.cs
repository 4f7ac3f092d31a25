using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>A message of anybody's, with everything that it may show.</summary>
/// <param name="Text">The text, as mrkdwn; may be empty if there are blocks.</param>
/// <param name="Blocks">The blocks, of any kind.</param>
/// <param name="Attachments">The attachments: previews of links, and what older apps post.</param>
/// <param name="Ts">The message's id.</param>
/// <param name="ThreadTs">The id of the first message of the thread that the message is in; null if it is in none.</param>
public sealed record SlackMessageContent(string? Text, JsonElement Blocks, JsonElement Attachments, string? Ts = null, string? ThreadTs = null)
{
    private const int MaxLength = 40_000; // Slack truncates longer messages.
    private const int MaxDepth = 16;

    /// <summary>The thread in which the message is shown; null for one in the channel itself, even if a thread began with it.</summary>
    [JsonIgnore]
    public string? Thread => ThreadTs == Ts ? null : ThreadTs;

    /// <summary>The text, or that of the blocks if there is none, and that of the attachments, as mrkdwn.</summary>
    public string AllText()
    {
        var text = new StringBuilder(Text);
        if (string.IsNullOrWhiteSpace(Text))
        {
            Append(Blocks, text, MaxDepth);
        }

        Append(Attachments, text, MaxDepth);
        return text.ToString(0, Math.Min(text.Length, MaxLength));
    }

    // Whatever the kind of a block or an attachment, these are the names of what people see.
    private static void Append(JsonElement from, StringBuilder text, int depth)
    {
        if (depth == 0 || text.Length >= MaxLength)
        {
            return;
        }

        if (from.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in from.EnumerateArray())
            {
                Append(element, text, depth - 1);
            }
        }
        else if (from.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in from.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.String)
                {
                    Append(property.Value, text, depth - 1);
                }
                else if (property.Name is "text" or "title" or "pretext" or "value" or "url" or "title_link" or "from_url")
                {
                    text.Append(' ').Append(property.Value.GetString());
                }
            }
        }
    }
}
