using System.Text;
using PaperBot.Parsing.BlogReview;
using PaperBot.Parsing.Decoding;
using PaperBot.Parsing.Digest;
using PaperBot.Parsing.Export;
using PaperBot.Parsing.Html;
using PaperBot.Parsing.VaultNote;

namespace PaperBot.Parsing;

/// <summary>Reads a document of any kind that PaperBot knows.</summary>
public static class DocumentReader
{
    /// <summary>Reads the entries of a document. Pure; never throws for what the document holds.</summary>
    /// <param name="file">The document's name, for problems and for a date where the text has none.</param>
    /// <param name="content">Its bytes: UTF-8, UTF-16 or the Korean code page 949.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Read(string file, ReadOnlyMemory<byte> content)
    {
        if (HtmlParser.Recognises(content.Span))
        {
            return HtmlParser.Parse(file, content.Span);
        }

        if (ExportParser.Recognises(content.Span))
        {
            // A broken byte spoils its own line only.
            return ExportParser.Parse(file, content.Span);
        }

        var problems = new ProblemList(file);
        if (TextDecoding.Decode(content.Span, problems) is not { } text)
        {
            return new ParseResult(null, [], problems.Items);
        }

        // Windows' shell writes UTF-16 into a file.
        if (text.StartsWith('{') && Encoding.UTF8.GetBytes(text) is var utf8 && ExportParser.Recognises(utf8))
        {
            return ExportParser.Parse(file, utf8);
        }

        var read = BlogReviewParser.Recognises(text) ? BlogReviewParser.Parse(file, text)
            : VaultNoteParser.Recognises(file, text) ? VaultNoteParser.Parse(file, text)
            : DigestParser.Parse(file, text);
        return problems.Items.Count == 0 || read.Entries.Count == 0 ? read : read with { Problems = [.. problems.Items, .. read.Problems] };
    }
}
