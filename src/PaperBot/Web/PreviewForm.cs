using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using PaperBot.Preview;
using PaperBot.Sources;

namespace PaperBot.Web;

/// <summary>What a person filled in.</summary>
/// <param name="File">The document's name; never a path.</param>
/// <param name="Text">The document's text.</param>
/// <param name="Content">The document's bytes.</param>
public sealed record PreviewForm(string File, string Text, byte[] Content)
{
    /// <summary>The maximum length of a document, in bytes of UTF-8.</summary>
    public const int MaxLength = 1024 * 1024;

    private const int MaxNameLength = 120;

    // Browsers send each line feed as two characters; an attached file comes on top of the text.
    private static readonly FormOptions FormLimits = new()
    {
        MemoryBufferThreshold = Limits.FormBytes,
        MultipartBodyLengthLimit = 3 * MaxLength,
        ValueLengthLimit = 3 * MaxLength,
        ValueCountLimit = 16,
    };

    /// <summary>A form that nobody has filled in.</summary>
    public static PreviewForm Empty { get; } = new("", "", []);

    /// <summary>Whether the document is longer than it may be.</summary>
    public bool IsTooLong => Content.Length > MaxLength;

    /// <summary>Identifies the name and the text, so that only what was shown is added.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{File}\n{Text}")));

    /// <summary>The document to read and import. It is a document of its own, no file.</summary>
    public SourceDocument ToDocument() => SourceDocument.Create("File", "preview", File, Content);

    /// <summary>Reads the fields in memory; an attached file replaces the text.</summary>
    /// <exception cref="InvalidDataException">The form is longer than it may be.</exception>
    public static async Task<PreviewForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var fields = await request.ReadFormAsync(FormLimits, cancellationToken);
        var (name, text) = (fields["file"].ToString(), fields["text"].ToString());
        text = text.ReplaceLineEndings("\n");
        var content = Encoding.UTF8.GetBytes(text);
        if (fields.Files["attachment"] is { Length: > 0 } attached)
        {
            using var copy = new MemoryStream();
            await attached.CopyToAsync(copy, cancellationToken);
            (name, content) = (attached.FileName, copy.ToArray());
            text = DocumentPreview.Decode(name, content).ReplaceLineEndings("\n");
        }

        return new(SafeName(name, text), text, content);
    }

    // A document with the name of an earlier one replaces it, so a text without a name gets one of its own, which contains no digits of a date.
    private static string SafeName(string typed, string text)
    {
        var name = DisplayText.CleanLine(typed);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].TrimStart('.', ' ');
        name = FoldedText.WellFormed(name[..Math.Min(name.Length, MaxNameLength)]);
        return name != "" ? name : $"pasted-{string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(8).Select(value => (char)('a' + (value % 26))))}.txt";
    }
}
