using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NSec.Cryptography;

namespace PaperBot.Fakes.Discord;

/// <summary>What Discord posts to an application: interactions, signed with the application's key.</summary>
public sealed class DiscordPosts(FakeInteractions interactions) : IDisposable
{
    private static readonly Key OwnKey = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly HttpClient _http = new();

    /// <summary>The value for <c>Discord:PublicKey</c>.</summary>
    public static string PublicKey => Convert.ToHexStringLower(OwnKey.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    /// <summary>Signs a body now, or at another time.</summary>
    public static SignedPost Sign(string body, DateTimeOffset? time = null)
    {
        var timestamp = (time ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = SignatureAlgorithm.Ed25519.Sign(OwnKey, Encoding.UTF8.GetBytes(timestamp + body));
        return new(
            "/discord/interactions", "application/json", body, ("X-Signature-Ed25519", Convert.ToHexStringLower(signature)), ("X-Signature-Timestamp", timestamp));
    }

    /// <summary>Posts an interaction, and takes the body of the response for the response to it, as Discord does.</summary>
    /// <exception cref="InvalidOperationException">Discord would not accept the response.</exception>
    public async Task<FakeResponse> SendAsync(Uri app, JsonObject interaction)
    {
        var (status, body) = await Sign(interaction.ToJsonString()).SendAsync(_http, app);
        return status == 200 ? await AcceptAsync(interaction, body) : throw new InvalidOperationException($"Discord shows an error, since it received {status}.");
    }

    /// <summary>Takes the body of a response for the response to an interaction.</summary>
    /// <exception cref="InvalidOperationException">Discord would not accept it.</exception>
    public Task<FakeResponse> AcceptAsync(JsonObject interaction, string body)
    {
        var (id, token) = (interaction["id"]!.GetValue<string>(), interaction["token"]!.GetValue<string>());
        return interactions.Respond(id, token, JsonElement.Parse(body)) is { } problem
            ? throw new InvalidOperationException($"Discord does not accept the response: {problem}")
            : interactions.ResponseToAsync(id);
    }

    public void Dispose() => _http.Dispose();
}
