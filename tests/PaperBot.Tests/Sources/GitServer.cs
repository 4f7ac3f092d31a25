using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PaperBot.Tests.Sources;

/// <summary>Serves a repository over HTTP on the loopback interface, with or without a login (https://git-scm.com/docs/http-protocol).</summary>
public sealed class GitServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GitServer(WebApplication app) => _app = app;

    /// <summary>The host and port, such as <c>127.0.0.1:5000</c>.</summary>
    public string Host => new Uri(_app.Urls.Single()).Authority;

    /// <summary>The required login, as <c>user:password</c>; empty for none.</summary>
    public string Login { get; set; } = "";

    /// <summary>The target to which every request is redirected, or empty.</summary>
    public string RedirectTo { get; set; } = "";

    /// <summary>Until this has completed, only half of each fetch is sent.</summary>
    public Task Release { get; set; } = Task.CompletedTask;

    /// <summary>How many bytes of each fetch were sent before <see cref="Release"/>.</summary>
    public SignalLog<int> Held { get; } = new();

    /// <summary>The decoded Authorization header of each request, or empty.</summary>
    public SignalLog<string> Logins { get; } = new();

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<GitServer> StartAsync(string repository)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new GitServer(builder.Build());
        server._app.Run(context => server.RespondAsync(context, repository));
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task RespondAsync(HttpContext context, string repository)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        var login = authorization == "" ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..]));
        Logins.Add(login);
        if (RedirectTo != "")
        {
            context.Response.Redirect($"{RedirectTo}{context.Request.Path}{context.Request.QueryString}");
        }
        else if (Login != "" && login == "")
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
        }
        else if (Login != "" && login != Login)
        {
            // Git shows the text of the response, which echoes the login here.
            context.Response.StatusCode = 403;
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync($"You are {login}, with {authorization}, and may not read http://{login}@{Host}/.");
        }
        else if (context.Request.Method == "GET")
        {
            context.Response.ContentType = "application/x-git-upload-pack-advertisement";
            if (context.Request.Headers["Git-Protocol"] != "version=2")
            {
                await context.Response.WriteAsync("001e# service=git-upload-pack\n0000");
            }

            await UploadPackAsync(context, "--advertise-refs", repository);
        }
        else
        {
            context.Response.ContentType = "application/x-git-upload-pack-result";
            await UploadPackAsync(context, "--no-strict", repository);
        }
    }

    private async Task UploadPackAsync(HttpContext context, string option, string repository)
    {
        var start = new ProcessStartInfo("git", ["upload-pack", "--stateless-rpc", option, repository])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["GIT_PROTOCOL"] = context.Request.Headers["Git-Protocol"].ToString();
        using var git = Process.Start(start)!;
        var output = new MemoryStream();
        var body = context.Request.Headers.ContentEncoding == "gzip"
            ? new System.IO.Compression.GZipStream(context.Request.Body, System.IO.Compression.CompressionMode.Decompress) : context.Request.Body;
        var read = git.StandardOutput.BaseStream.CopyToAsync(output);
        await body.CopyToAsync(git.StandardInput.BaseStream);
        git.StandardInput.Close();
        await read;
        await git.WaitForExitAsync(context.RequestAborted);
        var sent = 0;
        if (!Release.IsCompleted && output.Length > 10_000)
        {
            sent = (int)output.Length / 2;
            await context.Response.Body.WriteAsync(output.GetBuffer().AsMemory(0, sent));
            await context.Response.Body.FlushAsync();
            Held.Add(sent);
            await Release.WaitAsync(context.RequestAborted);
        }

        await context.Response.Body.WriteAsync(output.GetBuffer().AsMemory(sent, (int)output.Length - sent));
    }
}
