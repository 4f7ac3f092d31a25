using System.Globalization;
using System.Text;

namespace PaperBot.Fakes.Fuzz;

/// <summary>HTTP requests that a browser, a platform, a monitor or an attacker may send, as bytes.</summary>
public static class RandomRequests
{
    /// <summary>The token that many of the requests to <c>/mcp</c> carry.</summary>
    public const string McpToken = "token-of-the-random-requests-0123456789";

    private static readonly string[] Methods = ["GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "X"];

    private static readonly string[] Paths =
    [
        "/", "/", "/preview", "/entry/0304-1", "/entry/", "/status", "/healthz", "/readyz", "/metrics", "/feed.atom", "/tag/moe", "/tag/moe/feed.atom", "/tag/", "/page.css", "/browse.css", "/favicon.ico",
        "/discord/interactions", "/slack/commands", "/slack/interactions", "/slack/events",
    ];

    private static readonly string[] Keys = ["q", "lang", "page", "as", "command", "text", "name", "month", "id", "__RequestVerificationToken", "payload"];

    private static readonly string[] Commands =
        ["tag moe", "search expert routing", "date 2024-03", "random", "latest 10", "show 0304-1", "author Kim", "stats", "related 0304-1", "saved", "subscribe moe", "help", "태그 moe", "검색 강화학습"];

    private static readonly string[] Types =
        ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data", "text/plain; charset=utf-16", "text/html; charset=nothing", "x", ""];

    private static readonly string[] Headers =
    [
        "Accept", "Accept-Language", "Accept-Encoding", "Authorization", "Cookie", "Origin", "Referer", "Range", "If-None-Match", "If-Modified-Since", "Expect", "Upgrade", "X-Forwarded-For", "X-Forwarded-Proto",
        "X-Signature-Ed25519", "X-Signature-Timestamp", "X-Slack-Signature", "X-Slack-Request-Timestamp", "Mcp-Session-Id", "MCP-Protocol-Version", "Forwarded", "Content-Encoding", "Traceparent",
    ];

    private static readonly string[] Bodies =
    [
        "{}", "null", "[]", "{", """{"type":1}""", """{"type":"url_verification","challenge":"x"}""",
        "q=tag+moe", "payload=%7B%7D", "text=2024-05-07&name=x&lang=ko", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\n\r\nx\r\n--b--\r\n", "--b\r\n", "\0\0\0",
    ];

    private static readonly string[] Calls =
    [
        """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""",
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""",
        """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"tag","arguments":{"filter":"moe"}}}""",
        """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"subscribe","arguments":{"filter":"moe"}}}""",
        """{"jsonrpc":"2.0","id":3,"method":"resources/read","params":{"uri":"paperbot://entry/0304-1"}}""",
        """{"jsonrpc":"2.0","id":3,"method":"resources/read","params":{"uri":7}}""",
        """{"jsonrpc":"2.0","method":"notifications/cancelled"}""",
        """[{"jsonrpc":"2.0","id":4,"method":"ping"}]""",
        """{"jsonrpc":"1.0"}""",
    ];

    /// <summary>Creates the request with a number. The same seed and number give the same.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="number">The number.</param>
    /// <param name="host">What a right <c>Host</c> says.</param>
    public static byte[] Create(int seed, int number, string host)
    {
        var random = SeededRandom.For(seed, "request", number);
        return random.Next(10) == 0 ? CreateForAssistant(random, host) : CreateOther(random, host);
    }

    /// <summary>A request to <c>/mcp</c> that is let in, so that what it asks for is read.</summary>
    private static byte[] CreateForAssistant(Random random, string host)
    {
        var body = Encoding.UTF8.GetBytes(random.Next(3) == 0 ? RandomText.Next(random) : random.Pick(Calls));
        return
        [
            .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST /mcp HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {McpToken}\r\nAccept: application/json, text/event-stream\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")),
            .. body,
        ];
    }

    private static byte[] CreateOther(Random random, string host)
    {
        var body = random.Next(3) == 0 ? Body(random) : [];
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{random.Pick(Methods)} {Target(random)} {(random.Next(40) == 0 ? random.Pick(["HTTP/1.0", "HTTP/2.0", "HTTP", ""]) : "HTTP/1.1")}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Host: {(random.Next(25) == 0 ? Value(random) : host)}\r\n");
        for (var count = random.Next(5) == 0 ? random.Next(70) : random.Next(4); count > 0; count--)
        {
            head.Append(CultureInfo.InvariantCulture, $"{(random.Next(20) == 0 ? Value(random) : random.Pick(Headers))}: {Value(random)}\r\n");
        }

        if (body.Length > 0 || random.Next(10) == 0)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {random.Pick(Types)}\r\n");
            head.Append(random.Next(20) == 0
                ? "Transfer-Encoding: chunked\r\n"
                : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {(random.Next(20) == 0 ? random.Next(-2, 200) : body.Length)}\r\n"));
        }

        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    private static string Target(Random random)
    {
        var path = random.Next(10) == 0 ? $"/{Escape(random, RandomText.Next(random))}" : random.Pick(Paths);
        return random.Next(3) == 0
            ? path
            : $"{path}?{string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{random.Pick(Keys)}={Escape(random, random.Next(2) == 0 ? random.Pick(Commands) : RandomText.Next(random))}"))}";
    }

    // Mostly as a browser does it.
    private static string Escape(Random random, string text) => random.Next(10) == 0
        ? text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "+", StringComparison.Ordinal)
        : Uri.EscapeDataString(text);

    private static string Value(Random random) => RandomText.Next(random).ReplaceLineEndings(" ");

    private static byte[] Body(Random random) => random.Next(3) switch
    {
        0 => Encoding.UTF8.GetBytes(RandomText.Next(random)),
        1 => [.. Enumerable.Range(0, random.Next(300)).Select(_ => (byte)random.Next(256))],
        _ => Encoding.UTF8.GetBytes(random.Pick(Bodies)),
    };
}
