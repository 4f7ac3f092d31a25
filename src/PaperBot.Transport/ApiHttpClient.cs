namespace PaperBot.Transport;

/// <summary>Creates HTTP clients for APIs that receive a token: redirects are not followed, so that it never reaches another host.</summary>
public static class ApiHttpClient
{
    /// <summary>Creates a client.</summary>
    /// <param name="timeout">The maximum duration of a request.</param>
    /// <param name="handler">Makes the connections; null for the default. Must not be shared, since its settings are changed.</param>
    public static HttpClient Create(TimeSpan timeout, SocketsHttpHandler? handler)
    {
        handler ??= new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) };
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;

        // No request says to which trace it belongs, and the address of none, which can contain a token, becomes part of a trace.
        handler.ActivityHeadersPropagator = null;
        return new HttpClient(handler) { Timeout = timeout, MaxResponseContentBufferSize = 16 << 20 };
    }
}
