using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PaperBot.Sources;

/// <summary>Runs the <c>git</c> program so that it asks nobody, runs no hook, and shows nobody a token.</summary>
internal sealed class GitProgram(GitAddress address, TimeProvider time)
{
    // The token is handed over through the environment, which other users of the machine cannot see, and only to the host that it is for.
    private const string Login =
        """!f() { test "$1" = get && printf 'username=%s\npassword=%s\n' "$PAPERBOT_GIT_USER" "$PAPERBOT_GIT_PASSWORD"; }; f""";

    // What git sets for the hooks that it runs would lead it to another repository.
    private static readonly string[] OfAnotherRepository =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_SHALLOW_FILE", "GIT_NAMESPACE", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS",
    ];

    /// <summary>Runs git to its end.</summary>
    /// <param name="arguments">The command and what it is told.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="read">Reads what it answers, to the end; throws <see cref="InvalidDataException"/> or <see cref="EndOfStreamException"/> if it makes no sense.</param>
    /// <param name="cancellationToken">Ends git, and all that it has started.</param>
    /// <param name="input">What git is given to read.</param>
    /// <exception cref="GitException">Git failed.</exception>
    /// <exception cref="SourceException">There is no git, or it took too long.</exception>
    public async Task<T> RunAsync<T>(
        IEnumerable<string> arguments, TimeSpan limit, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken, string input = "")
    {
        using var late = new CancellationTokenSource(limit, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using var git = Start(arguments);
        try
        {
            // All at once: each end waits for the other when a pipe is full. What git says is waited for only if it fails, since an ssh
            // connection that stays open for the next time keeps that pipe.
            var said = ReadEndAsync(git.StandardError.BaseStream, ends.Token);
            var written = WriteAsync(git.StandardInput, input, ends.Token);
            var (answer, broken) = await TryReadAsync(git, read, ends.Token);
            await written;
            await git.WaitForExitAsync(ends.Token);
            if (git.ExitCode != 0 || broken is not null)
            {
                throw new GitException(GitMessage.Clean($"{await said}\n{broken}", address));
            }

            return answer!;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(
                $"{address.Location} did not answer within {limit.TotalSeconds:0} seconds. It is tried again; if that goes on, look at the network and the Url.");
        }
        finally
        {
            await EndAsync(git);
        }
    }

    /// <summary>Runs git to its end, and returns the lines that it answers.</summary>
    public Task<string[]> ReadLinesAsync(IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellationToken) => RunAsync(
        arguments, limit,
        async (stream, token) => (await new StreamReader(stream).ReadToEndAsync(token)).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        cancellationToken);

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", [.. Settings(), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var name in OfAnotherRepository)
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_ALLOW_PROTOCOL"] = GitAddress.Protocols;
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_ASKPASS"] = "";
        start.Environment["GCM_INTERACTIVE"] = "never";
        if (!start.Environment.ContainsKey("GIT_SSH"))
        {
            start.Environment.TryAdd("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=30");
        }

        start.Environment["PAPERBOT_GIT_USER"] = address.User;
        start.Environment["PAPERBOT_GIT_PASSWORD"] = address.Password;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new SourceException($"The program git cannot be started: {exception.Message}. Install git, so that it is found on the PATH.", exception);
        }
    }

    private IEnumerable<string> Settings()
    {
        string[] settings = ["core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.autoDetach=false", "maintenance.autoDetach=false", "gc.pruneExpire=1.day.ago"];
        string[] login = address is { User: "", Password: "" } ? []
            : ["credential.helper=", $"credential.{address.Url[..address.Url.IndexOf('/', "https://".Length)]}.helper={Login}"];
        return settings.Concat(login).SelectMany(setting => new[] { "-c", setting });
    }

    private static async Task<(T? Answer, string? Broken)> TryReadAsync<T>(
        Process git, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return (await read(git.StandardOutput.BaseStream, cancellationToken), null);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            await EndAsync(git);
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
            // It ended before it had read all: its exit code says why.
        }
    }

    /// <summary>Reads all, and returns the last of it: a remote may say much, and the reason comes last.</summary>
    private static async Task<string> ReadEndAsync(Stream stream, CancellationToken cancellationToken)
    {
        var end = new byte[8192];
        var length = 0;
        while (await stream.ReadAsync(end.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > end.Length / 2)
            {
                end.AsSpan(length - (end.Length / 2), end.Length / 2).CopyTo(end);
                length = end.Length / 2;
            }
        }

        return Encoding.UTF8.GetString(end, 0, length);
    }

    private static async Task EndAsync(Process git)
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
            // It has ended meanwhile.
        }

        await git.WaitForExitAsync(CancellationToken.None);
    }
}

/// <summary>Git failed. The message is what it said, fit to be shown.</summary>
internal sealed class GitException(string message) : Exception(message);
