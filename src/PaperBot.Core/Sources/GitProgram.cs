using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PaperBot.Sources;

/// <summary>Runs the <c>git</c> program.</summary>
internal sealed class GitProgram(GitAddress address, TimeProvider time)
{
    private const int NotFound = 127; // The shell's exit code.

    // A remote may have any number of branches.
    private const int MaxLength = 1024 * 1024;

    /// <summary>
    /// Runs a command, and reads its output with a function that throws <see cref="InvalidDataException"/> or <see cref="EndOfStreamException"/> if
    /// the output is not valid. Git is ended if that does not want all of it. Cancelling ends git and all processes that it has started.
    /// </summary>
    /// <exception cref="GitException">Git failed.</exception>
    /// <exception cref="SourceException">Git cannot be started, or exceeded the time limit.</exception>
    public async Task<T> RunAsync<T>(
        IEnumerable<string> arguments, TimeSpan limit, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken, string input = "")
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var git = Start(arguments);
        try
        {
            // All streams at the same time, since a full pipe blocks its other end. The errors are awaited only if git fails, since an ssh
            // connection that stays open for reuse keeps that pipe open.
            var errors = ReadEndAsync(git.StandardError.BaseStream, linked.Token);
            var written = WriteAsync(git.StandardInput, input, linked.Token);
            var (result, readError) = await TryReadAsync(git, read, linked.Token);
            await written;
            if (readError is null && await git.StandardOutput.BaseStream.ReadAsync(new byte[1], linked.Token) > 0)
            {
                return result!;
            }

            await git.WaitForExitAsync(linked.Token);
            if (git.ExitCode is NotFound)
            {
                throw CannotStart("it is not on the PATH");
            }

            if (git.ExitCode != 0 || readError is not null)
            {
                throw new GitException(GitErrors.Clean($"{await errors}\n{readError}", address));
            }

            return result!;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(
                $"{address.Location} did not respond within {limit.TotalSeconds:0} seconds. It is tried again. If this continues, check the network and the Url.");
        }
        finally
        {
            await KillAsync(git);
        }
    }

    public Task<string[]> ReadLinesAsync(IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellationToken) => RunAsync(
        arguments, limit,
        async (stream, token) => (await ReadStartAsync(stream, token)).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        cancellationToken);

    private Process Start(IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(GitStartInfo.Create(address, arguments))!;
        }
        catch (Win32Exception exception)
        {
            throw CannotStart(exception.Message);
        }
    }

    private static SourceException CannotStart(string reason) => new($"The program git cannot be started: {reason}. Install git, so that it is found on the PATH.");

    private static async Task<(T? Result, string? Error)> TryReadAsync<T>(
        Process git, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return (await read(git.StandardOutput.BaseStream, cancellationToken), null);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            await KillAsync(git);
            cancellationToken.ThrowIfCancellationRequested();
            return (default, exception.Message);
        }
    }

    private static async Task WriteAsync(StreamWriter writer, string input, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(input.AsMemory(), cancellationToken);
            await writer.FlushAsync(cancellationToken);
            writer.Close();
        }
        catch (IOException)
        {
            // Git ended before it read everything. Its exit code and errors are reported.
        }
    }

    private static async Task<string> ReadStartAsync(Stream stream, CancellationToken cancellationToken)
    {
        var start = new byte[MaxLength];
        return Encoding.UTF8.GetString(start, 0, await stream.ReadAtLeastAsync(start, MaxLength, throwOnEndOfStream: false, cancellationToken));
    }

    /// <summary>Reads a stream to its end, and returns the last part: a remote may write a lot, and the reason comes last.</summary>
    private static async Task<string> ReadEndAsync(Stream stream, CancellationToken cancellationToken)
    {
        var end = new byte[8192];
        var length = 0;
        while (await stream.ReadAsync(end.AsMemory(length), cancellationToken) is > 0 and var count)
        {
            length += count;
            if (length > end.Length / 2)
            {
                end.AsSpan(length - (end.Length / 2), end.Length / 2).CopyTo(end);
                length = end.Length / 2;
            }
        }

        return Encoding.UTF8.GetString(end, 0, length);
    }

    private static async Task KillAsync(Process git)
    {
        if (git.HasExited)
        {
            return;
        }

        try
        {
            git.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is Win32Exception or AggregateException or InvalidOperationException)
        {
            // It has ended in the meantime.
        }

        await git.WaitForExitAsync(CancellationToken.None);
    }
}
