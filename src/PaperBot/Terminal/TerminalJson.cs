using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PaperBot.Parsing;

namespace PaperBot.Terminal;

internal sealed record ImportJson(int Added, int Updated, int Unchanged, int Rejected, IReadOnlyList<ProblemJson> Problems);

internal sealed record ProblemJson(string File, int Line, string Severity, string Message)
{
    public static ProblemJson Of(Problem problem) =>
        new(problem.File, problem.Line, problem.Severity == ProblemSeverity.Error ? "error" : "warning", problem.Message);
}

/// <summary>As <see cref="ImportJson"/>, with what was read. Nothing was added.</summary>
internal sealed record PreviewJson(
    int Added, int Updated, int Unchanged, int Rejected, IReadOnlyList<ProblemJson> Problems, IReadOnlyList<PreviewEntryJson> Entries);

internal sealed record PreviewEntryJson(
    string File,
    int Line,
    string? Date,
    string Title,
    IReadOnlyList<string> Authors,
    bool HasAbstract,
    int CommentaryParagraphs,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> DerivedTags,
    IReadOnlyList<PaperLink> Links,
    PreviewPaperJson? Paper);

internal sealed record PreviewPaperJson(string Url, string? ArxivId);

internal sealed record ReplyJson(
    string Command,
    bool Found,
    int Total,
    int Page,
    int Pages,
    bool Private,
    string? Message,
    IReadOnlyList<string> Suggestions,
    IReadOnlyList<ReplyEntryJson> Entries);

internal sealed record ReplyEntryJson(string Id, string? Date, string Title, IReadOnlyList<string> Tags);

/// <summary>The JSON that the verbs print: one line, with the minimum of escapes.</summary>
[JsonSerializable(typeof(ImportJson))]
[JsonSerializable(typeof(PreviewJson))]
[JsonSerializable(typeof(ReplyJson))]
[JsonSerializable(typeof(LedgerRowJson))]
[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(string))]
internal sealed partial class TerminalJson : JsonSerializerContext
{
    public static TerminalJson Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<LinkKind>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<CheckStatus>(JsonNamingPolicy.CamelCase) },
    });
}
