using System.Globalization;
using PaperBot.Parsing.Html;

namespace PaperBot.Sources;

/// <summary>One page on the web, such as a post on Tistory or Naver: its article is a document.</summary>
/// <param name="web">Fetches the page.</param>
/// <param name="interval">The time between two looks.</param>
public sealed class PageSource(WebFetcher web, TimeSpan interval) : ISource
{
    /// <summary>The time between two looks, unless the settings say otherwise.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(60);

    private WebAnswer? _answer;
    private SourceDocument? _document;

    /// <inheritdoc/>
    public string Kind => "Page";

    /// <inheritdoc/>
    public string Location => web.Address.AbsoluteUri;

    /// <inheritdoc/>
    public TimeSpan Interval => interval;

    /// <summary>Reports the article when it is new or edited. A page that cannot be shown any more takes nothing away.</summary>
    public async Task<SourceChanges> PollAsync(IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var answer = await web.FetchAsync(_answer, cancellationToken);
        if (!ReferenceEquals(answer, _answer) || _document is null)
        {
            var (article, hasFrame) = await ReadAsync(answer, cancellationToken);
            _document = new WebDocument(article.Title, article.Published, article.Address?.AbsoluteUri, article.ToHtml()) { Tags = article.Tags }
                .ToDocument(Kind, Location, WebDocument.NameOf(Location));

            // A page that only frames another says nothing about whether that has changed.
            _answer = hasFrame ? null : answer with { Content = default };
        }

        return known.GetValueOrDefault(_document.Source.File) == _document.Source.Revision ? SourceChanges.None : SourceChanges.None with { Changed = [_document] };
    }

    /// <inheritdoc/>
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var (article, _) = await ReadAsync(await web.FetchAsync(null, cancellationToken), cancellationToken);
        return string.Create(CultureInfo.InvariantCulture,
            $"“{article.Title}”{(article.Published is { } date ? $" of {date:yyyy-MM-dd}" : "")}, {article.LineCount} lines.");
    }

    private async Task<(HtmlArticle Article, bool HasFrame)> ReadAsync(WebAnswer answer, CancellationToken cancellationToken)
    {
        var article = Article(answer);
        var hasFrame = article.Frame is { } frame && frame.Host == answer.Address.Host && WebFetcher.IsAddress(frame.AbsoluteUri);
        if (hasFrame)
        {
            article = Article(await web.FetchAsync(article.Frame!, null, cancellationToken));
        }

        return article.HasText ? (article, hasFrame)
            : throw new SourceException($"{Location} holds no article: it may need a browser or a login to show it. What was read of it is kept; correct Url.");
    }

    private HtmlArticle Article(WebAnswer answer) => HtmlArticle.TryRead(answer.Content.Span, answer.Charset, answer.Address)
        ?? throw new SourceException($"{Location} is no HTML page. Set Url to one, or Kind to Feed if it is a feed.");
}
