namespace PaperBot.Parsing;

/// <summary>Reads a document of any kind that PaperBot knows.</summary>
public static class DocumentReader
{
    /// <summary>Reads the entries of a document. Pure; never throws for what the document holds.</summary>
    /// <param name="file">The document's name, for problems and for a date where the text has none.</param>
    /// <param name="content">Its bytes: UTF-8 with or without a byte order mark, or UTF-16 with one.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Read(string file, ReadOnlyMemory<byte> content)
    {
        if (HtmlParser.Recognises(content.Span))
        {
            return HtmlParser.Parse(file, content.Span);
        }

        if (!TextDecoding.TryDecode(file, content.Span, out var text, out var problem))
        {
            return new ParseResult([], [problem!]);
        }

        return BlogReviewParser.Recognises(text) ? BlogReviewParser.Parse(file, text)
            : VaultNoteParser.Recognises(file, text) ? VaultNoteParser.Parse(file, text)
            : DigestParser.Parse(file, text);
    }
}
