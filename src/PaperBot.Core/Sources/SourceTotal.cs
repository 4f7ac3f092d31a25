using PaperBot.Parsing;

namespace PaperBot.Sources;

/// <summary>Counts the files and bytes of a source, up to the limits of one.</summary>
internal sealed class SourceTotal
{
    private int _files;
    private long _bytes;

    /// <summary>Whether a file was refused.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Says that files were refused.</summary>
    public Problem Problem { get; } = new("", 0, ProblemSeverity.Error,
        $"There are more than {Limits.SourceFiles} files or {Limits.SourceBytes} bytes, which is the maximum of a source. The rest is not read. Make several sources of its folders.");

    /// <summary>Counts a file, unless it is one too many.</summary>
    public bool TryAdd(long length)
    {
        IsOver = _files + 1 > Limits.SourceFiles || _bytes + length > Limits.SourceBytes;
        if (!IsOver)
        {
            (_files, _bytes) = (_files + 1, _bytes + length);
        }

        return !IsOver;
    }
}
