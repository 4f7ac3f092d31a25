using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using PaperBot.Parsing.Html;

namespace PaperBot.Sources;

/// <summary>
/// A post of the web as a small HTML document, with its title, day and address in the same elements as any page, so that the parser of saved
/// pages reads it too.
/// </summary>
internal sealed record WebDocument(string Title, DateOnly? Published, string? Address, string Html)
{
    private const int MaxSlugLength = 60;

    /// <summary>The tags of the whole post.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The address to which relative links refer, if that is not the address of the post; or null.</summary>
    public string? Base { get; init; }

    public SourceDocument ToDocument(string kind, string location, string file) =>
        SourceDocument.Create(kind, location, file, Encoding.UTF8.GetBytes(Write()));

    /// <summary>Creates a readable, unique and stable file name from the id of a post, such as its address.</summary>
    public static string NameOf(string id)
    {
        var path = Uri.TryCreate(id, UriKind.Absolute, out var address) ? address.AbsolutePath : id;
        var last = path.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        var slug = new string([.. last.Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_').Take(MaxSlugLength)]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..12];
        return $"{(slug.Length == 0 ? "post" : slug)}.{hash}.html";
    }

    private string Write()
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(Title)}</title>\n");
        if (Base is not null)
        {
            html.Append(CultureInfo.InvariantCulture, $"<base href=\"{WebUtility.HtmlEncode(Base)}\">\n");
        }

        Append(html, "og:title", Title);
        Append(html, "og:url", Address);
        Append(html, "article:published_time", Published?.ToString("O", CultureInfo.InvariantCulture));
        foreach (var tag in Tags)
        {
            Append(html, "article:tag", tag.Text);
        }

        return html.Append(CultureInfo.InvariantCulture, $"</head><body><{HtmlArticle.Element}>\n{Html}\n</{HtmlArticle.Element}></body></html>\n").ToString();
    }

    private static void Append(StringBuilder html, string property, string? content)
    {
        if (!string.IsNullOrEmpty(content))
        {
            html.Append(CultureInfo.InvariantCulture, $"<meta property=\"{property}\" content=\"{WebUtility.HtmlEncode(content)}\">\n");
        }
    }
}
