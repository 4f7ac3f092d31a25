using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PaperBot.Fakes;

/// <summary>How a server fails one request.</summary>
public sealed record Fault
{
    /// <summary>Respond with this status instead of doing what was asked.</summary>
    public int? Status { get; init; }

    /// <summary>The body that goes with <see cref="Status"/>.</summary>
    public string Body { get; init; } = "";

    /// <summary>Headers that go with <see cref="Status"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Do what was asked all the same, before responding with <see cref="Status"/>: the caller cannot know.</summary>
    public bool IsDone { get; init; }

    /// <summary>Do what was asked, then break the connection before responding: the caller cannot know.</summary>
    public bool LoseResponse { get; init; }

    /// <summary>Do what was asked only when this has completed: a slow server.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    /// <summary>Do what was asked at once, and respond only when this has completed.</summary>
    public Task HoldResponse { get; init; } = Task.CompletedTask;

    /// <summary>Completes when a request has met this fault.</summary>
    public Task Met => MetSource.Task;

    internal TaskCompletionSource MetSource { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The faults of a fake server that no request has met yet, by path.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _faults = new();

    /// <summary>The next request whose path ends with <paramref name="pathEnd"/>, and that no earlier fault waits for, meets this fault.</summary>
    public void Add(string pathEnd, Fault fault) => _faults.GetOrAdd(pathEnd, _ => new()).Enqueue(fault);

    /// <summary>Decides about each request that meets no added fault: the fault that it meets, or null.</summary>
    public Func<HttpRequest, Fault?> Choose { get; set; } = _ => null;

    /// <summary>ASP.NET middleware that applies the faults.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        var fault = _faults.Where(pair => path.EndsWith(pair.Key, StringComparison.Ordinal))
            .Select(pair => pair.Value.TryDequeue(out var found) ? found : null)
            .FirstOrDefault(found => found is not null) ?? Choose(context.Request);
        if (fault is null)
        {
            await next(context);
            return;
        }

        // What arrived is here, whatever becomes of the caller.
        using var request = new MemoryStream();
        await context.Request.Body.CopyToAsync(request);
        request.Position = 0;
        context.Request.Body = request;
        context.RequestAborted = CancellationToken.None;
        fault.MetSource.TrySetResult();
        await fault.Until;
        var body = context.Response.Body;
        using var response = new MemoryStream();
        if (fault.Status is null || fault.IsDone)
        {
            context.Response.Body = response;
            await next(context);
            context.Response.Body = body;
        }

        if (fault.Status is { } status)
        {
            context.Response.Headers.ContentLength = null;
            context.Response.StatusCode = status;
            foreach (var (name, value) in fault.Headers)
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.WriteAsync(fault.Body);
            return;
        }

        await fault.HoldResponse;
        if (fault.LoseResponse)
        {
            context.Abort();
            return;
        }

        response.Position = 0;
        await response.CopyToAsync(body);
    }
}
