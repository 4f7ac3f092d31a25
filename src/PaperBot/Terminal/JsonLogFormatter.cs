using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PaperBot.Terminal;

/// <summary>
/// Writes each log message as a JSON object on one line: <c>{"timestamp":"","level":"","category":"","event":{"id":0,"name":""},"message":"","values":{},"exception":""}</c>.
/// The values are those that the message's template names; the exception is left out where there is none.
/// </summary>
internal sealed class JsonLogFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>Not the name of the framework's own, which has other fields.</summary>
    public const string FormatterName = "objects";

    private const string Template = "{OriginalFormat}";

    // Control characters are escaped, Korean is not.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", LogFormatter.Timestamp(time.GetUtcNow()));
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteStartObject("event");
            json.WriteNumber("id", logEntry.EventId.Id);
            json.WriteString("name", logEntry.EventId.Name);
            json.WriteEndObject();
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            json.WriteStartObject("values");
            foreach (var (name, value) in logEntry.State as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
            {
                Write(json, name, value);
            }

            json.WriteEndObject();
            if (logEntry.Exception is { } exception)
            {
                json.WriteString("exception", exception.ToString());
            }

            json.WriteEndObject();
        }

        textWriter.Write(VisibleText.Line(Encoding.UTF8.GetString(buffer.WrittenSpan)) + "\n");
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case var _ when name == Template:
                break;
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int or long or short or byte or uint:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
