using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Terminal;

internal sealed record ImportJson(int Added, int Updated, int Unchanged, int Rejected, IReadOnlyList<ProblemJson> Problems);

internal sealed record ProblemJson(string File, int Line, string Severity, string Message);

internal sealed record AnswerJson(
    string Command,
    bool Found,
    int Total,
    int Page,
    int Pages,
    bool Private,
    string? Message,
    IReadOnlyList<string> Suggestions,
    IReadOnlyList<AnswerEntry> Entries);

internal sealed record AnswerEntry(string Id, string? Date, string Title, IReadOnlyList<string> Tags);

/// <summary>The JSON that the verbs print: one line, no text escaped that need not be.</summary>
[JsonSerializable(typeof(ImportJson))]
[JsonSerializable(typeof(AnswerJson))]
[JsonSerializable(typeof(string))]
internal sealed partial class TerminalJson : JsonSerializerContext
{
    public static TerminalJson Context { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
