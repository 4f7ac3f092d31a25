using System.Runtime.InteropServices;

namespace PaperBot.Terminal;

/// <summary>Notices which signal asks the process to end. What the signal does is not changed.</summary>
internal sealed class TerminationSignal : IDisposable
{
    // The handler that cancels the verb may be called before this one.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<int> _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public TerminationSignal() => _registrations = [Create(PosixSignal.SIGINT, number: 2), Create(PosixSignal.SIGTERM, number: 15)];

    /// <summary>The exit code for the signal, as a shell expects it: 128 and the number of the signal; null if there was none.</summary>
    public async Task<int?> FindExitCodeAsync()
    {
        try
        {
            return await _received.Task.WaitAsync(MaxDelay);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private PosixSignalRegistration Create(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, _ => _received.TrySetResult(128 + number));
}
