using PaperBot.Sources;

namespace PaperBot.Papers;

/// <summary>Searches arXiv by title (https://info.arxiv.org/help/api/user-manual.html). Its terms allow one request in three seconds.</summary>
internal sealed class ArxivSearch(string apiUrl, TimeProvider time) : IDisposable
{
    /// <summary>The time between two requests.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private const int MaxResults = 30;
    private const int MaxWords = 25;

    private readonly WebFetcher _fetcher = new(new(apiUrl), time);

    /// <summary>Finds the papers with the words of a title in theirs.</summary>
    /// <exception cref="SourceException">arXiv does not answer now, or not with papers.</exception>
    public async Task<IReadOnlyList<ArxivPaper>> FindAsync(string title, CancellationToken cancellationToken)
    {
        var words = FoldedText.Words(title).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords);
        var query = Uri.EscapeDataString($"ti:\"{string.Join(' ', words)}\"");
        var address = new Uri($"{_fetcher.Address.AbsoluteUri.TrimEnd('/')}/query?search_query={query}&start=0&max_results={MaxResults}");
        var answer = await _fetcher.FetchAsync(address, null, cancellationToken);
        return ArxivFeed.Read(answer.Content) ?? throw new SourceException($"{_fetcher.Location} does not answer with papers");
    }

    public void Dispose() => _fetcher.Dispose();
}
