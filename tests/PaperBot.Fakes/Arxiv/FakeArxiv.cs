using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PaperBot.Fakes.Arxiv;

/// <summary>
/// arXiv's API on the loopback interface. It answers with the papers whose titles share most words with the query, as a search engine does, and refuses a
/// request that comes sooner than its terms allow.
/// </summary>
public sealed class FakeArxiv : IAsyncDisposable
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(3);
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<PublishedPaper> _papers;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    private FakeArxiv(WebApplication app, TimeProvider time, IReadOnlyList<PublishedPaper> papers) => (_app, _time, _papers) = (app, time, papers);

    /// <summary>The faults; the path ends with <c>/query</c>.</summary>
    public Faults Faults { get; } = new();

    /// <summary>The words of each query, before any fault.</summary>
    public SignalLog<string> Queries { get; } = new();

    /// <summary>How many requests came too soon.</summary>
    public int TooSoon { get; private set; }

    /// <summary>The address for <c>Papers:ApiUrl</c>.</summary>
    public string ApiUrl => $"{_app.Urls.First()}/api/";

    /// <summary>Starts the server on a free port.</summary>
    public static async Task<FakeArxiv> StartAsync(TimeProvider time, IReadOnlyList<PublishedPaper> papers)
    {
        var arxiv = new FakeArxiv(LoopbackServer.Create(), time, papers);
        arxiv._app.Use(arxiv.ReceiveAsync);
        arxiv._app.Use((context, next) => arxiv.Faults.InvokeAsync(context, next));
        arxiv._app.MapGet("/api/query", arxiv.Answer);
        await arxiv._app.StartAsync();
        return arxiv;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context, RequestDelegate next)
    {
        var now = _time.GetUtcNow();
        var isTooSoon = now - _last < MinInterval;
        _last = now;
        Queries.Add(context.Request.Query["search_query"].ToString());
        if (isTooSoon)
        {
            TooSoon++;
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        await next(context);
    }

    private IResult Answer(string search_query, int max_results)
    {
        var words = Words(search_query.Split(':', 2)[1]);
        var found = _papers.Select(paper => (Paper: paper, Shared: Words(paper.Title).Intersect(words).Count()))
            .Where(paper => paper.Shared * 2 > words.Count)
            .OrderByDescending(paper => paper.Shared)
            .Take(max_results)
            .Select(paper => paper.Paper)
            .ToList();
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "title", $"ArXiv Query: search_query={search_query}"),
            new XElement(OpenSearch + "totalResults", found.Count.ToString(CultureInfo.InvariantCulture)),
            found.Select(ToEntry));
        return Results.Text(feed.ToString(), "application/atom+xml");
    }

    // arXiv wraps long titles.
    private static XElement ToEntry(PublishedPaper paper) => new(
        Atom + "entry",
        new XElement(Atom + "id", $"http://arxiv.org/abs/{paper.Id}"),
        new XElement(Atom + "title", paper.Title.Replace(": ", ":\n  ", StringComparison.Ordinal)),
        new XElement(Atom + "summary", "An abstract."),
        paper.Authors.Select(author => new XElement(Atom + "author", new XElement(Atom + "name", author))));

    private static HashSet<string> Words(string text) =>
        [.. string.Concat(text.ToLowerInvariant().Select(character => char.IsLetterOrDigit(character) ? character : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>A paper on arXiv.</summary>
/// <param name="Id">The id, perhaps with a version.</param>
/// <param name="Title">The title.</param>
/// <param name="Authors">The authors.</param>
public sealed record PublishedPaper(string Id, string Title, IReadOnlyList<string> Authors);
