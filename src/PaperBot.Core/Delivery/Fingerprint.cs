using System.Security.Cryptography;
using System.Text.Json;

namespace PaperBot.Delivery;

/// <summary>
/// The fingerprint of what a message shows, by which an edit that changes nothing visible makes no call. When an entry was last updated is not part of it: the day
/// alone is no reason to update it again.
/// </summary>
internal static class Fingerprint
{
    public static string Of(Reply reply) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        reply.Message,
        reply.Lines,
        reply.IsCompact,
        reply.Buttons,
        reply.Tags,
        Cards = reply.Cards.Select(card => new
        {
            card.Title,
            card.IsWithdrawn,
            card.Byline,
            Sections = card.Sections.Select(section => new { section.Heading, section.Text.Runs }),
            card.Tags,
            card.Links,
            Buttons = card.Buttons.Select(button => button.Command),
        }),
    }))[..16]);
}
