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
        var problems = new ProblemList(file);
        if (TextDecoding.Decode(content.Span, problems) is not { } text)
        {
            return new ParseResult([], problems.Items);
        }

        var read = BlogReviewParser.Recognises(text) ? BlogReviewParser.Parse(file, text)
            : VaultNoteParser.Recognises(file, text) ? VaultNoteParser.Parse(file, text)
            : DigestParser.Parse(file, text);
        return problems.Items.Count == 0 || read.Entries.Count == 0 ? read : read with { Problems = [.. problems.Items, .. read.Problems] };
    }
}
