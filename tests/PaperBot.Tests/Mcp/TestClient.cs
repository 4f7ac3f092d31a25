using System.IO.Pipelines;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace PaperBot.Tests.Mcp;

/// <summary>Clients of the Model Context Protocol, those of the protocol's own library.</summary>
internal static class TestClient
{
    public const string Token = "a-token.of~32_characters/and+more==";

    /// <summary>Connects over HTTP.</summary>
    public static Task<McpClient> ConnectAsync(Uri bot, string token = Token) => McpClient.CreateAsync(
        new HttpClientTransport(new()
        {
            Endpoint = new(bot, "/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        }),
        cancellationToken: TestContext.Current.CancellationToken).WithinLimitAsync();

    /// <summary>Starts the real program in a folder, and talks to its standard input and output.</summary>
    public static Task<McpClient> StartAsync(string folder, Action<string>? log = null) => McpClient.CreateAsync(
        new StdioClientTransport(new()
        {
            Command = "dotnet",
            Arguments = [Path.Combine(AppContext.BaseDirectory, "paperbot.dll"), "mcp", .. TestStorage.Settings(folder)],
            WorkingDirectory = folder,
            ShutdownTimeout = WaitLimit.Value,
            StandardErrorLines = log,
        }),
        cancellationToken: TestContext.Current.CancellationToken).WithinLimitAsync();

    /// <summary>Connects to a server in this process.</summary>
    public static Task<McpClient> ConnectAsync(McpServerOptions options)
    {
        var (requests, responses) = (new Pipe(), new Pipe());
        var server = McpServer.Create(new StreamServerTransport(requests.Reader.AsStream(), responses.Writer.AsStream()), options);
        _ = server.RunAsync(TestContext.Current.CancellationToken);
        return McpClient.CreateAsync(
            new StreamClientTransport(requests.Writer.AsStream(), responses.Reader.AsStream()),
            cancellationToken: TestContext.Current.CancellationToken).WithinLimitAsync();
    }

    /// <summary>Calls a tool with one argument, or none.</summary>
    public static Task<CallToolResult> AskAsync(this McpClient client, string tool, string? argument = null, object? value = null) => client.CallToolAsync(
        tool,
        argument is null ? null : new Dictionary<string, object?> { [argument] = value },
        cancellationToken: TestContext.Current.CancellationToken).AsTask().WithinLimitAsync();

    /// <summary>Reads the text of a resource.</summary>
    public static async Task<string> ReadAsync(this McpClient client, string uri) =>
        (await client.ReadResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken).AsTask().WithinLimitAsync()).Contents
            .ShouldHaveSingleItem().ShouldBeOfType<TextResourceContents>().Text;

    /// <summary>The text of a result, which is its first block.</summary>
    public static string Text(this CallToolResult result) => result.Content[0].ShouldBeOfType<TextContentBlock>().Text;
}
