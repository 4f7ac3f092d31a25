using System.Globalization;
using PaperBot.Parsing.Html;

namespace PaperBot.Sources;

/// <summary>A page on the web, such as a post on Tistory or Naver. Its article is a document.</summary>
internal sealed class PageSource(WebFetcher web, TimeSpan interval) : ISource
{
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(60);

    private FetchResult? _lastResult;
    private SourceDocument? _document;

    internal static SourceKind Definition { get; } = new(
        "Page",
        (options, context) => new PageSource(new WebFetcher(new Uri(options.Url), context.Time, options.Internal), options.Interval(DefaultInterval)),
        (options, _) => WebAddress.FindError(options));

    public string Kind => Definition.Name;

    public string Location => web.Location;

    public TimeSpan Interval => interval;

    /// <summary>Reports the article if it was added or modified. If the page no longer exists, the entries are kept.</summary>
    public async Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var result = await web.FetchAsync(_lastResult, cancellationToken);
        if (!ReferenceEquals(result, _lastResult) || _document is null)
        {
            var (article, hasFrame) = await ReadAsync(result, cancellationToken);
            _document = new WebDocument(article.Title, article.Published, article.Address is { } address ? WebAddress.WithoutSecrets(address) : null, article.ToHtml())
            {
                Tags = article.Tags,
                Base = article.Base?.AbsoluteUri,
            }
                .ToDocument(Kind, Location, WebDocument.NameOf(web.Address.AbsoluteUri));

            // If the article is in a frame, an unchanged page does not mean that the article is unchanged.
            _lastResult = hasFrame ? null : result with { Content = default };
        }

        return known.GetValueOrDefault(_document.Source.File) == _document.Source.Revision ? SourceChanges.None : SourceChanges.None with { Changed = [_document] };
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var (article, _) = await ReadAsync(await web.FetchAsync(null, cancellationToken), cancellationToken);
        return string.Create(CultureInfo.InvariantCulture,
            $"“{article.Title}”{(article.Published is { } date ? $" of {date:yyyy-MM-dd}" : "")}, {article.LineCount} lines.");
    }

    private async Task<(HtmlArticle Article, bool HasFrame)> ReadAsync(FetchResult result, CancellationToken cancellationToken)
    {
        var article = ParseArticle(result);
        var hasFrame = article.Frame is { } frame && WebAddress.IsSameServer(frame, result.Address);
        if (hasFrame)
        {
            article = ParseArticle(await web.FetchAsync(article.Frame!, null, cancellationToken));
        }

        return article.HasText ? (article, hasFrame)
            : throw new SourceException($"{Location} contains no article. It may need a browser or a login. The entries that were read from it are kept. Correct Url.");
    }

    private HtmlArticle ParseArticle(FetchResult result) => HtmlArticle.Find(result.Content.Span, result.Charset, result.Address)
        ?? throw new SourceException($"{Location} is not an HTML page. Set Url to one, or Kind to Feed if it is a feed.");
}
