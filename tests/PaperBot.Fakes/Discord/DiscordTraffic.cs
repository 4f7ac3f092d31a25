using System.Text.Json;

namespace PaperBot.Fakes.Discord;

/// <summary>A received request, whether or not it got a response.</summary>
public sealed record FakeRequest(string Method, string Path, string Authorization, string UserAgent);

/// <summary>A message in a channel, as it was posted.</summary>
public sealed record FakeMessage(string Id, string Channel, JsonElement Json);

/// <summary>A thread that was started at a message, whose id it has.</summary>
public sealed record FakeThread(string Id, string Channel, string Name);

/// <summary>A response to an interaction, an edit of one, or a message that follows it.</summary>
/// <param name="Interaction">The interaction's id.</param>
/// <param name="Type">The type of a response; null for an edit or a message that follows.</param>
/// <param name="Data">The message, the choices or other data; undefined if there was none.</param>
public sealed record FakeResponse(string Interaction, int? Type, JsonElement Data)
{
    /// <summary>The texts of a message, a line each.</summary>
    public string Content => string.Join('\n', DiscordLimits.Components(Data)
        .Where(component => component.TryGetProperty("content", out _))
        .Select(component => component.GetProperty("content").GetString()));

    /// <summary>Whether only the user sees the message.</summary>
    public bool IsPrivate => Data.TryGetProperty("flags", out var flags) && (flags.GetInt32() & 64) != 0;

    /// <summary>The ids of the components whose label or placeholder begins like this.</summary>
    public IReadOnlyList<string> IdsOf(string label) => [.. DiscordLimits.Components(Data)
        .Where(component => new[] { "label", "placeholder" }.Any(field =>
            component.TryGetProperty(field, out var text) && text.GetString()!.StartsWith(label, StringComparison.Ordinal) && component.TryGetProperty("custom_id", out _)))
        .Select(component => component.GetProperty("custom_id").GetString()!)];

    /// <summary>The values of a menu whose placeholder begins like this.</summary>
    public IReadOnlyList<string> ValuesOf(string placeholder) => [.. DiscordLimits.Components(Data)
        .Where(component => component.TryGetProperty("placeholder", out var text) && text.GetString()!.StartsWith(placeholder, StringComparison.Ordinal))
        .SelectMany(menu => DiscordLimits.Items(menu, "options"))
        .Select(option => option.GetProperty("value").GetString()!)];
}
