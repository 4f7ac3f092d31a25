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
        OfBytes(ExportParser.Recognises, (file, content) => ExportParser.Parse(file, content)),
        ReadDecodedExport,
        OfText(BlogReviewParser.Recognises, BlogReviewParser.Parse),
        OfText(VaultNoteParser.Recognises, VaultNoteParser.Parse),
        OfText(DigestParser.Recognises, DigestParser.Parse),
    ];

    /// <summary>Reads the entries of a document. Pure; never throws for any content.</summary>
    /// <param name="file">The document's name, for problems, and for a date if the text has none.</param>
    /// <param name="content">Its bytes: UTF-8, UTF-16 or the Korean code page 949.</param>
    /// <param name="firstLine">The number of its first line; more than 1 for a further part of an export.</param>
    /// <returns>Entries, or at least one problem that says why there are none.</returns>
    public static ParseResult Read(string file, ReadOnlyMemory<byte> content, int firstLine = 1) => Read(file, content, firstLine, Formats);

    internal static ParseResult Read(string file, ReadOnlyMemory<byte> content, int firstLine, IEnumerable<Func<Document, ParseResult?>> formats)
    {
        if (content.Length > Limits.DocumentBytes)
        {
            return new ParseResult(null, [], [new(file, 0, ProblemSeverity.Error, TooLong)]);
        }

        if (firstLine > 1)
        {
            return EntryLimits.Apply(file, ExportParser.Parse(file, content.Span, firstLine));
        }

        var document = new Document(file, content);
        try
        {
            return EntryLimits.Apply(file, formats.Select(read => read(document)).FirstOrDefault(result => result is not null) ?? new ParseResult(null, [], document.Problems));
        }
        catch (RegexMatchTimeoutException timeout)
        {
            return new ParseResult(null, [], [document.TooSlow(timeout.Input)]);
        }
    }

    /// <summary>Says that a document is longer than one may be.</summary>
    public static string TooLong => $"This is longer than {Limits.DocumentBytes} bytes, which is the maximum of a document that is no export in UTF-8. Split it.";

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
            _text = new(() => TextDecoding.Decode(content.Span, _problems) is { } text && HasFewLines(text) ? text : null);
        }

        public string File { get; }

        public ReadOnlySpan<byte> Content => _content.Span;

        /// <summary>The problems of the decoding.</summary>
        public IReadOnlyList<Problem> Problems => _problems.Items;

        /// <summary>The decoded content, or null if it is not text.</summary>
        public string? Text => _text.Value;

        private bool HasFewLines(string text)
        {
            var count = 0;
            foreach (var _ in text.AsSpan().EnumerateLines())
            {
                if (++count > Limits.DocumentLines)
                {
                    _problems.Fail(0, $"The document has more than {Limits.DocumentLines} lines, which is the maximum. Split it.");
                    return false;
                }
            }

            return true;
        }

        /// <summary>The problem of a part of the text that an expression took too long for.</summary>
        public Problem TooSlow(string part) => new(File, Text is { } text && part.Length > 0 && text.IndexOf(part, StringComparison.Ordinal) is var at and >= 0
            ? text.AsSpan(0, at).Count('\n') + 1
            : 0, ProblemSeverity.Error, $"What is written here takes over {Limits.RegexTime.TotalSeconds} seconds to read. Shorten it, or delete characters that are repeated.");

        public ParseResult WithProblems(ParseResult read) =>
            Problems.Count == 0 || read.Entries.Count == 0 ? read : read with { Problems = [.. Problems.Concat(read.Problems).OrderBy(problem => problem.Line)] };
    }
}
