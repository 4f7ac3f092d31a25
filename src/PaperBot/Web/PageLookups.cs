using PaperBot.Commands;
using PaperBot.Search;

namespace PaperBot.Web;

/// <summary>Reads the index for pages that no command answers, within the limits of commands.</summary>
internal sealed class PageLookups(IEntryIndex index, CommandLimiter limiter, PageAccess access, TimeProvider time)
{
    /// <summary>Reads the index, and waits for the turn of who sent the request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="read">Reads from the index what is shown.</param>
    /// <returns>What was read; or the status of the page that says why nothing was.</returns>
    public async Task<(T? Value, int Status)> ReadAsync<T>(HttpContext context, Func<IIndexSnapshot, T> read) where T : class
    {
        using var turn = await limiter.EnterAsync(access.PersonOf(context), context.RequestAborted);
        if (turn is null)
        {
            return Nothing(StatusCodes.Status429TooManyRequests);
        }

        using var limit = new CancellationTokenSource(Limits.QueryTime, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            if (index.IsLoaded)
            {
                using var entries = index.OpenCancellable(linked.Token);
                return (read(entries), StatusCodes.Status200OK);
            }
        }
        catch (Exception exception) when (exception is IndexException || (exception is OperationCanceledException && limit.IsCancellationRequested))
        {
            // The page says that the index cannot be used; the next command logs why.
        }

        return Nothing(StatusCodes.Status503ServiceUnavailable);

        (T?, int) Nothing(int status)
        {
            context.Response.Headers.RetryAfter = "10";
            return (null, status);
        }
    }
}
