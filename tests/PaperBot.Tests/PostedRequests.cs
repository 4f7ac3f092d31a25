using PaperBot.Transport.Webhooks;

namespace PaperBot.Tests;

/// <summary>Signed requests as they reach a webhook, without a server.</summary>
internal static class PostedRequests
{
    public static WebhookRequest ToRequest(this SignedPost post)
    {
        var headers = new[] { post.Signature, post.Timestamp, ("Content-Type", post.ContentType) }.OfType<(string Name, string Value)>().ToDictionary();
        return new(post.Path, headers.GetValueOrDefault, _ => Task.FromResult<ReadOnlyMemory<byte>?>(Encoding.UTF8.GetBytes(post.Body)));
    }
}
