using PaperBot.Parsing;
using PaperBot.Parsing.Decoding;
using PaperBot.Parsing.Html;

namespace PaperBot.Preview;

/// <summary>What an import of a document would read, before anything is stored.</summary>
/// <param name="Text">The document's text; empty if it is not text.</param>
/// <param name="Entries">The entries in document order.</param>
/// <param name="Problems">The problems.</param>
public sealed record DocumentPreview(string Text, IReadOnlyList<PreviewedEntry> Entries, IReadOnlyList<Problem> Problems)
{
    /// <summary>Reads a document as <see cref="DocumentReader"/> does. Pure; never throws for any content.</summary>
    public static DocumentPreview Read(string file, ReadOnlyMemory<byte> content)
    {
        var result = DocumentReader.Read(file, content);
        var text = Decode(file, content.Span);
        var lines = EntryLines.Find(text, result.Entries);
        return new(text, [.. result.Entries.Zip(lines, (entry, line) => new PreviewedEntry(entry, line))], result.Problems);
    }

    /// <summary>The text of a document; empty if it is not text.</summary>
    public static string Decode(string file, ReadOnlySpan<byte> content) => FoldedText.WellFormed(HtmlParser.Recognises(file, content)
        ? MarkupEncoding.Decode(content)
        : TextDecoding.Decode(content, new ProblemList(file)) ?? "");
}

/// <summary>An entry that an import would store.</summary>
/// <param name="Content">What the document says.</param>
/// <param name="Line">The line where the entry begins, from 1; 0 if its text is not in the document as it is read.</param>
public sealed record PreviewedEntry(EntryContent Content, int Line);
