using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>A request that came, whether or not it was answered.</summary>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Path">Its path below the API.</param>
/// <param name="Authorization">Its <c>Authorization</c>; empty where it had none.</param>
/// <param name="UserAgent">Its <c>User-Agent</c>.</param>
public sealed record FakeRequest(string Method, string Path, string Authorization, string UserAgent);

/// <summary>A message in a channel.</summary>
/// <param name="Id">Its snowflake.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Json">What was posted.</param>
public sealed record FakePost(string Id, string Channel, JsonElement Json);

/// <summary>An answer to an interaction.</summary>
/// <param name="Interaction">The interaction's id.</param>
/// <param name="Type">The type of a first answer; null for an edit of it.</param>
/// <param name="Data">The message, the choices, or what else was given; undefined where nothing was.</param>
public sealed record FakeAnswer(string Interaction, int? Type, JsonElement Data);
