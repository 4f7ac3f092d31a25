using System.Runtime.CompilerServices;
using ModelContextProtocol.Server;

namespace PaperBot.Mcp;

/// <summary><c>/mcp</c>: look-ups over the Model Context Protocol (Streamable HTTP, without sessions). It exists only with a token.</summary>
internal static class McpEndpoints
{
    /// <summary>Adds it, if <c>Mcp:Token</c> is set. Otherwise nothing of the protocol's library is loaded.</summary>
    public static void AddMcp(this WebApplicationBuilder builder)
    {
        var options = McpOptions.Read(builder.Configuration);
        if (options.Token != "")
        {
            builder.Services.AddSingleton(options).AddSingleton<McpAccess>();
            AddServer(builder.Services);
        }
    }

    /// <summary>Maps it, if it was added.</summary>
    public static void MapLookups(this WebApplication app)
    {
        if (app.Services.GetService<McpAccess>() is not null)
        {
            MapServer(app);
        }
    }

    // What names the library is loaded with it, so it stays in methods of its own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MapServer(IEndpointRouteBuilder routes) => routes.MapMcp(McpAccess.Path);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddServer(IServiceCollection services)
    {
        services.AddSingleton<LookupServer>();
        services.AddMcpServer().WithHttpTransport(http =>
        {
            http.Stateless = true;
            http.ConfigureSessionOptions = Configure;
        });
    }

    private static Task Configure(HttpContext context, McpServerOptions server, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        services.GetRequiredService<LookupServer>().Configure(server, services.GetRequiredService<McpAccess>().PersonOf(context));
        return Task.CompletedTask;
    }
}
