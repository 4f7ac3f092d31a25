using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PaperBot.Fakes;

namespace PaperBot.Tests.Sources;

/// <summary>Serves a repository over HTTP on loopback to who has the password, as https://git-scm.com/docs/http-protocol describes it.</summary>
public sealed class GitServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GitServer(WebApplication app) => _app = app;

    /// <summary>Such as <c>127.0.0.1:5000</c>.</summary>
    public string Host => new Uri(_app.Urls.Single()).Authority;

    /// <summary>The login that is asked for, as <c>user:password</c>; empty to let everybody in.</summary>
    public string Login { get; set; } = "";

    /// <summary>Where every request is sent on to, or empty.</summary>
    public string Elsewhere { get; set; } = "";

    /// <summary>While this is not completed, what is fetched is cut off in the midst.</summary>
    public Task Flows { get; set; } = Task.CompletedTask;

    /// <summary>How many bytes were sent of each fetch that was cut off.</summary>
    public SignalLog<int> CutOff { get; } = new();

    /// <summary>The Authorization of each request, decoded; empty if it had none.</summary>
    public SignalLog<string> Logins { get; } = new();

    /// <summary>Starts one on a free port.</summary>
    public static async Task<GitServer> StartAsync(string repository)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new GitServer(builder.Build());
        server._app.Run(context => server.AnswerAsync(context, repository));
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string repository)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        var login = authorization == "" ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..]));
        Logins.Add(login);
        if (Elsewhere != "")
        {
            context.Response.Redirect($"{Elsewhere}{context.Request.Path}{context.Request.QueryString}");
        }
        else if (Login != "" && login == "")
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
        }
        else if (Login != "" && login != Login)
        {
            // A server that blabs: git shows its text.
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
        var answer = new MemoryStream();
        var body = context.Request.Headers.ContentEncoding == "gzip"
            ? new System.IO.Compression.GZipStream(context.Request.Body, System.IO.Compression.CompressionMode.Decompress) : context.Request.Body;
        var answered = git.StandardOutput.BaseStream.CopyToAsync(answer);
        await body.CopyToAsync(git.StandardInput.BaseStream);
        git.StandardInput.Close();
        await answered;
        await git.WaitForExitAsync(context.RequestAborted);
        var sent = 0;
        if (!Flows.IsCompleted && answer.Length > 10_000)
        {
            sent = (int)answer.Length / 2;
            await context.Response.Body.WriteAsync(answer.GetBuffer().AsMemory(0, sent));
            await context.Response.Body.FlushAsync();
            CutOff.Add(sent);
            await Flows.WaitAsync(context.RequestAborted);
        }

        await context.Response.Body.WriteAsync(answer.GetBuffer().AsMemory(sent, (int)answer.Length - sent));
    }
}
