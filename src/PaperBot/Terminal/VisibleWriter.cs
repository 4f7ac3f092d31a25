using System.Text;

namespace PaperBot.Terminal;

/// <summary>Stands in front of standard output and standard error, so that no text reaches a terminal as a command. Only the level of a log message is in colour.</summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter
{
    private const int BufferLength = 64 * 1024;

    public override Encoding Encoding => inner.Encoding;

    /// <summary>Puts a writer in front of both.</summary>
    public static void Install()
    {
        Console.SetOut(new VisibleWriter(Console.Out));
        Console.SetError(new VisibleWriter(Console.Error));
    }

    /// <summary>Opens standard output for many lines: UTF-8, and buffered until it is disposed.</summary>
    public static TextWriter OpenOutput() => new VisibleWriter(new StreamWriter(Console.OpenStandardOutput(), bufferSize: BufferLength));

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <summary>Writes lines, or a part of one.</summary>
    public override void Write(string? value)
    {
        var text = value ?? "";
        var own = LogFormatter.FindStart(text);
        inner.Write(own);
        inner.Write(VisibleText.Lines(text[own.Length..]));
    }

    /// <summary>Writes exactly one line.</summary>
    public override void WriteLine(string? value)
    {
        inner.Write(VisibleText.Line(value ?? ""));
        inner.Write(NewLine);
    }

    public override void Flush() => inner.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
