using System.Net;

namespace PaperBot.Sources;

/// <summary>The cookies (RFC 6265) of one fetch with its redirects. Each is sent only to the server that set it, or to its domain.</summary>
internal sealed class WebCookies
{
    private readonly CookieContainer _cookies = new();

    public void AddTo(HttpRequestMessage request)
    {
        if (_cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
        {
            request.Headers.TryAddWithoutValidation("Cookie", header);
        }
    }

    public void Receive(Uri address, HttpResponseMessage response)
    {
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            try
            {
                _cookies.SetCookies(address, cookie);
            }
            catch (CookieException)
            {
                // As in a browser, a cookie that is not valid is not kept.
            }
        }
    }
}
