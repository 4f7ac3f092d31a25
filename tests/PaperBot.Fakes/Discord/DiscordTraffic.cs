using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>A received request, whether or not it got a response.</summary>
public sealed record FakeRequest(string Method, string Path, string Authorization, string UserAgent);

/// <summary>A message in a channel, as it was posted.</summary>
public sealed record FakeMessage(string Id, string Channel, JsonElement Json);

/// <summary>A response to an interaction, or an edit of one.</summary>
/// <param name="Interaction">The interaction's id.</param>
/// <param name="Type">The type of a response; null for an edit.</param>
/// <param name="Data">The message, the choices or other data; undefined if there was none.</param>
public sealed record FakeResponse(string Interaction, int? Type, JsonElement Data)
{
    /// <summary>The content of a message.</summary>
    public string Content => Data.GetProperty("content").GetString()!;

    /// <summary>Whether only the user sees the message.</summary>
    public bool IsPrivate => Data.TryGetProperty("flags", out var flags) && flags.GetInt32() == 64;
}
