using System.Net.Http.Headers;
using System.Text;

namespace PaperBot.Fakes;

/// <summary>A request that a platform posts, signed.</summary>
/// <param name="Path">The path.</param>
/// <param name="ContentType">The content type.</param>
/// <param name="Body">The body.</param>
/// <param name="Signature">The header with the signature; null for none.</param>
/// <param name="Timestamp">The header with the time; null for none.</param>
public sealed record SignedPost(
    string Path, string ContentType, string Body, (string Name, string Value)? Signature, (string Name, string Value)? Timestamp)
{
    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Posts it.</summary>
    public async Task<(int Status, string Body)> SendAsync(HttpClient http, Uri app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app, Path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        request.Content.Headers.ContentType = ContentType.Length > 0 ? MediaTypeHeaderValue.Parse(ContentType) : null;
        foreach (var (name, value) in new[] { Signature, Timestamp }.OfType<(string, string)>().Concat(Headers.Select(header => (header.Key, header.Value))))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request).WithinLimitAsync();
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
