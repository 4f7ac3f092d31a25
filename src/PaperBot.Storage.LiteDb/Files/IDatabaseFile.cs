namespace PaperBot.Storage.LiteDb.Files;

/// <summary>A file that is read and written at positions. Another implementation loses power.</summary>
internal interface IDatabaseFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads until the buffer is full or the file ends, and returns how many bytes were read.</summary>
    int Read(long position, Span<byte> buffer);

    void Write(long position, ReadOnlySpan<byte> bytes);

    void SetLength(long length);

    /// <summary>Returns when everything written is on the disk.</summary>
    void Flush();

    /// <summary>Makes sure that what is written can be found again.</summary>
    /// <exception cref="StorageException">The file was deleted.</exception>
    void RequireName()
    {
    }
}
