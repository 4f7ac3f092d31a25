using System.Net;
using System.Text.RegularExpressions;
using PaperBot.Tests.Web;

namespace PaperBot.Tests.Mcp;

/// <summary>Messages of the protocol in which something is missing, added or of another kind.</summary>
public sealed partial class RandomMessagesTests
{
    private const int Count = 400;

    private static readonly string[] Messages =
    [
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"a"}}""",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"words":"moe","page":1}}}""",
        """{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"paperbot://entry/0123456789"}}""",
        """{"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true}}}""",
        """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""",
        """{"jsonrpc":"2.0","id":1,"result":{}}""",
    ];

    private static readonly string[] Values = ["null", "true", "-1", "1e300", "\"\"", "\"\\ud800\"", "\"\\u202e\\u0000\"", "[]", "{}", "[[[]]]", "99999999999999999999"];

    private static readonly string[] Versions = ["2024-11-05", "2025-06-18", "2026-07-28", "x"];

    [Fact]
    public async Task No_message_is_a_fault_of_the_server()
    {
        await using var site = await PageSite.StartAsync($"--Mcp:Token={TestClient.Token}");
        using var http = new HttpClient { BaseAddress = site.Address };
        var random = new Random(1);

        for (var number = 0; number < Count; number++)
        {
            var message = Messages[random.Next(Messages.Length)];
            for (var changes = random.Next(3); changes >= 0; changes--)
            {
                message = Change(message, random);
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(message, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new("Bearer", TestClient.Token);
            request.Headers.Accept.ParseAdd("application/json, text/event-stream");
            request.Headers.Add("MCP-Protocol-Version", Versions[random.Next(Versions.Length)]);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken).WithinLimitAsync();
            response.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.NotFound], message);
        }
    }

    private static string Change(string message, Random random)
    {
        var parts = Part().Matches(message);
        var part = parts[random.Next(parts.Count)];
        return $"{message[..part.Index]}{Values[random.Next(Values.Length)]}{message[(part.Index + part.Length)..]}";
    }

    // A value, or a key.
    [GeneratedRegex(@"(?<=:)(""[^""]*""|\d+|true|\{[^{}]*\})|""\w+""(?=:)")]
    private static partial Regex Part();
}
