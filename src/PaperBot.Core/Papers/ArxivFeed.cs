using System.Xml;
using System.Xml.Linq;

namespace PaperBot.Papers;

/// <summary>A paper in an answer of arXiv.</summary>
/// <param name="Id">The arXiv id without version.</param>
/// <param name="Title">The title.</param>
/// <param name="Authors">The authors in order.</param>
internal sealed record ArxivPaper(string Id, string Title, IReadOnlyList<string> Authors);

/// <summary>Reads the Atom feed with which arXiv's API answers (https://info.arxiv.org/help/api/user-manual.html, 3.3).</summary>
internal static class ArxivFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads the papers. Null if this is not an answer: another document, an error, or results that were left out.</summary>
    public static IReadOnlyList<ArxivPaper>? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content.ToArray()), Safe);
            var feed = XDocument.Load(reader).Root!;
            if (feed.Name != Atom + "feed")
            {
                return null;
            }

            var entries = feed.Elements(Atom + "entry").ToList();
            var papers = entries.Select(Read).OfType<ArxivPaper>().ToList();
            return papers.Count > 0 || (entries.Count == 0 && feed.Element(OpenSearch + "totalResults")?.Value.Trim() is null or "0") ? papers : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // An error is an entry too, whose id is not that of a paper.
    private static ArxivPaper? Read(XElement entry) => ArxivId.TryParse(entry.Element(Atom + "id")?.Value ?? "", out var id)
        ? new(id, entry.Element(Atom + "title")?.Value ?? "", [.. entry.Elements(Atom + "author").Select(author => author.Element(Atom + "name")?.Value ?? "")])
        : null;
}
