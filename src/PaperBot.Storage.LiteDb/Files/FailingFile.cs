namespace PaperBot.Storage.LiteDb.Files;

/// <summary>
/// A file to which nothing is written any more after a failure, of which LiteDB is not told: a transaction whose commit failed in its middle would
/// keep its memory as long as its thread, and then its finalizer would end the process. Who uses the files asks for the failure afterwards.
/// </summary>
internal sealed class FailingFile(IDatabaseFile file, FileFailure failure) : IDatabaseFile
{
    public long Length => file.Length;

    public int Read(long position, Span<byte> buffer)
    {
        if (!failure.IsStopped)
        {
            try
            {
                return file.Read(position, buffer);
            }
            catch (IOException exception)
            {
                failure.Stop(exception);
            }
        }

        // No IOException, at which LiteDB would close itself without ending the transaction.
        throw new InvalidOperationException("The database is not read after a failure.");
    }

    public void Write(long position, ReadOnlySpan<byte> bytes)
    {
        if (!failure.IsStopped)
        {
            try
            {
                file.Write(position, bytes);
            }
            catch (IOException exception)
            {
                failure.Stop(exception);
            }
        }
    }

    public void SetLength(long length) => Change(() => file.SetLength(length));

    public void Flush() => Change(file.Flush);

    public void RequireName() => file.RequireName();

    public void Dispose() => file.Dispose();

    private void Change(Action change)
    {
        if (!failure.IsStopped)
        {
            try
            {
                change();
            }
            catch (IOException exception)
            {
                failure.Stop(exception);
            }
        }
    }
}
