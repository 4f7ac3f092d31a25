using System.Text;

namespace PaperBot.Terminal;

/// <summary>Stands in front of standard output and standard error, so that no text reaches a terminal as a command. Only the level of a log message is in colour.</summary>
/// <param name="inner">Where the text goes.</param>
/// <param name="isOutput">Whether that is standard output, without which a verb has failed. What cannot be written to standard error is lost.</param>
internal sealed class VisibleWriter(TextWriter inner, bool isOutput) : TextWriter
{
    private const int BufferLength = 64 * 1024;

    public override Encoding Encoding => inner.Encoding;

    /// <summary>Puts a writer in front of both.</summary>
    public static void Install()
    {
        Console.SetOut(new VisibleWriter(Console.Out, isOutput: true));
        Console.SetError(new VisibleWriter(Console.Error, isOutput: false));
    }

    /// <summary>Opens standard output for many lines: UTF-8, and buffered until it is disposed.</summary>
    public static TextWriter OpenOutput() => new VisibleWriter(new StreamWriter(Console.OpenStandardOutput(), bufferSize: BufferLength), isOutput: true);

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <summary>Writes lines, or a part of one.</summary>
    public override void Write(string? value)
    {
        var text = value ?? "";
        var own = LogFormatter.FindStart(text);
        Try(() =>
        {
            inner.Write(own);
            inner.Write(VisibleText.Lines(text[own.Length..]));
        });
    }

    /// <summary>Writes exactly one line.</summary>
    public override void WriteLine(string? value) => Try(() =>
    {
        inner.Write(VisibleText.Line(value ?? ""));
        inner.Write(NewLine);
    });

    public override void Flush() => Try(inner.Flush);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Try(inner.Dispose);
        }

        base.Dispose(disposing);
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (isOutput)
            {
                throw new OutputException(exception);
            }
        }
    }
}
