using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>A received request, whether or not it got a response.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the API.</param>
/// <param name="Authorization">The <c>Authorization</c> header; empty if there was none.</param>
/// <param name="UserAgent">The <c>User-Agent</c> header.</param>
public sealed record FakeRequest(string Method, string Path, string Authorization, string UserAgent);

/// <summary>A message in a channel.</summary>
/// <param name="Id">The snowflake.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Json">The message as it was posted.</param>
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
