using System.Text;
using System.Text.RegularExpressions;
using PaperBot.Parsing.BlogReview;
using PaperBot.Parsing.Decoding;
using PaperBot.Parsing.Digest;
using PaperBot.Parsing.Export;
using PaperBot.Parsing.Html;
using PaperBot.Parsing.VaultNote;

namespace PaperBot.Parsing;

/// <summary>Reads a document in any format that PaperBot knows.</summary>
public static class DocumentReader
{
    // The formats in the order in which they are tried; each returns null for a document in another format. Those that read bytes decode them
    // themselves: an invalid byte of an export, for example, affects only its own line. The last format takes any text.
    private static readonly Func<Document, ParseResult?>[] Formats =
    [
        OfBytes(HtmlParser.Recognises, HtmlParser.Parse),
        OfBytes(ExportParser.Recognises, ExportParser.Parse),
        ReadDecodedExport,
        OfText(BlogReviewParser.Recognises, BlogReviewParser.Parse),
        OfText(VaultNoteParser.Recognises, VaultNoteParser.Parse),
        OfText(DigestParser.Recognises, DigestParser.Parse),
    ];

    /// <summary>Reads the entries of a document. Pure; never throws for any content.</summary>
    /// <param name="file">The document's name, for problems, and for a date if the text has none.</param>
    /// <param name="content">Its bytes: UTF-8, UTF-16 or the Korean code page 949.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Read(string file, ReadOnlyMemory<byte> content) => Read(file, content, Formats);

    internal static ParseResult Read(string file, ReadOnlyMemory<byte> content, IEnumerable<Func<Document, ParseResult?>> formats)
    {
        var document = new Document(file, content);
        try
        {
            return formats.Select(read => read(document)).FirstOrDefault(result => result is not null) ?? new ParseResult(null, [], document.Problems);
        }
        catch (RegexMatchTimeoutException timeout)
        {
            return new ParseResult(null, [], [document.TooSlow(timeout.Input)]);
        }
    }

    private static Func<Document, ParseResult?> OfBytes(Func<string, ReadOnlySpan<byte>, bool> recognises, Func<string, ReadOnlySpan<byte>, ParseResult> parse) =>
        document => recognises(document.File, document.Content) ? parse(document.File, document.Content) : null;

    private static Func<Document, ParseResult?> OfText(Func<string, string, bool> recognises, Func<string, string, ParseResult> parse) =>
        document => document.Text is { } text && recognises(document.File, text) ? document.WithProblems(parse(document.File, text)) : null;

    // An export that is not UTF-8: the Windows shell writes UTF-16 into a file.
    private static ExportParseResult? ReadDecodedExport(Document document) =>
        document.Text is ['{', ..] text && Encoding.UTF8.GetBytes(text) is var utf8 && ExportParser.Recognises(document.File, utf8)
            ? ExportParser.Parse(document.File, utf8)
            : null;

    internal sealed class Document
    {
        private readonly ReadOnlyMemory<byte> _content;
        private readonly ProblemList _problems;
        private readonly Lazy<string?> _text;

        public Document(string file, ReadOnlyMemory<byte> content)
        {
            File = file;
            _content = content;
            _problems = new(file);
            _text = new(() => TextDecoding.Decode(content.Span, _problems));
        }

        public string File { get; }

        public ReadOnlySpan<byte> Content => _content.Span;

        /// <summary>The problems of the decoding.</summary>
        public IReadOnlyList<Problem> Problems => _problems.Items;

        /// <summary>The decoded content, or null if it is not text.</summary>
        public string? Text => _text.Value;

        /// <summary>The problem of a part of the text that an expression took too long for.</summary>
        public Problem TooSlow(string part) => new(File, Text is { } text && part.Length > 0 && text.IndexOf(part, StringComparison.Ordinal) is var at and >= 0
            ? text.AsSpan(0, at).Count('\n') + 1
            : 0, ProblemSeverity.Error, $"What is written here takes over {Limits.RegexTime.TotalSeconds} seconds to read. Shorten it, or delete characters that are repeated.");

        public ParseResult WithProblems(ParseResult read) =>
            Problems.Count == 0 || read.Entries.Count == 0 ? read : read with { Problems = [.. Problems.Concat(read.Problems).OrderBy(problem => problem.Line)] };
    }
}
