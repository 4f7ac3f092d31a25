using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>
/// Why Discord refuses a message (resources/message; components/reference): each problem names the field. Text is counted in UTF-16 units,
/// which is stricter than Discord.
/// </summary>
public static class DiscordLimits
{
    /// <summary>The problems of a message, a response or an edit; empty if Discord accepts it.</summary>
    public static IReadOnlyList<string> Problems(JsonElement message) =>
        [.. Text(message, "content", 0, 2000), .. Embeds(message), .. DiscordComponentLimits.Problems(message),
            .. Mentions(message), .. Empty(message),
            .. Text(message, "nonce", 1, 25)];

    /// <summary>The problems of a text field; none if it is absent.</summary>
    internal static IEnumerable<string> Text(JsonElement owner, string field, int min, int max)
    {
        if (owner.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            var length = value.GetString()!.Length;
            if (length > max)
            {
                yield return $"{field}: must be {max} or fewer in length, is {length}";
            }

            if (length < min)
            {
                yield return $"{field}: must be {min} or more in length, is {length}";
            }
        }
    }

    /// <summary>The items of an array field; none if it is absent.</summary>
    internal static IReadOnlyList<JsonElement> Items(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    private static List<string> Embeds(JsonElement message)
    {
        var embeds = Items(message, "embeds");
        var problems = embeds.SelectMany(Embed).ToList();
        if (embeds.Count > 10)
        {
            problems.Add($"embeds: must be 10 or fewer, are {embeds.Count}");
        }

        var total = embeds.Sum(Length);
        if (total > 6000)
        {
            problems.Add($"embeds: size exceeds maximum of 6000, is {total}");
        }

        return problems;
    }

    private static IEnumerable<string> Embed(JsonElement embed)
    {
        var problems = Text(embed, "title", 1, 256).Concat(Text(embed, "description", 1, 4096));
        if (embed.TryGetProperty("footer", out var footer))
        {
            problems = problems.Concat(Text(footer, "text", 1, 2048));
        }

        if (embed.TryGetProperty("url", out var url)
            && !(Uri.TryCreate(url.GetString(), UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
        {
            problems = problems.Append("embeds.url: not a well formed URL");
        }

        if (embed.TryGetProperty("fields", out _) || embed.TryGetProperty("author", out _))
        {
            problems = problems.Append("embeds: fields and author are not supported by this fake; add their limits");
        }

        return Length(embed) == 0 ? problems.Append("embeds: empty") : problems;
    }

    private static int Length(JsonElement embed) =>
        LengthOf(embed, "title") + LengthOf(embed, "description")
            + (embed.TryGetProperty("footer", out var footer) ? LengthOf(footer, "text") : 0);

    private static int LengthOf(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim().Length : 0;

    private static IEnumerable<string> Mentions(JsonElement message)
    {
        var nobody = message.TryGetProperty("allowed_mentions", out var allowed)
            && allowed.TryGetProperty("parse", out var parse)
            && parse.GetArrayLength() == 0;
        if (!nobody)
        {
            yield return "allowed_mentions: PaperBot notifies nobody, so it must be {\"parse\":[]}";
        }
    }

    private static IEnumerable<string> Empty(JsonElement message)
    {
        if (LengthOf(message, "content") == 0 && Items(message, "embeds").Count == 0)
        {
            yield return "50006 Cannot send an empty message";
        }
    }
}
