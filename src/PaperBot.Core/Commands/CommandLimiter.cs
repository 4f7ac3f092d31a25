namespace PaperBot.Commands;

/// <summary>
/// Limits how many commands people send, and computes only one of each person at once and a few in all, so that nobody has to wait for the flood of
/// another.
/// </summary>
public sealed class CommandLimiter(TimeProvider time) : IDisposable
{
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Person> _people = [];
    private readonly SemaphoreSlim _computing = new(Math.Max(2, Environment.ProcessorCount));
    private readonly TokenBucket _all = new(Limits.AllBurst, Limits.AllPerSecond);

    /// <summary>Waits until a command of a person may be computed.</summary>
    /// <param name="person">The person; null for whoever sits at the machine.</param>
    /// <param name="computes">Whether it mostly computes: one that waits for the store keeps nobody else from computing.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The turn, which ends when it is disposed of; null if the person, or all together, have sent too many.</returns>
    public async ValueTask<IDisposable?> EnterAsync(string? person, bool computes, CancellationToken cancellationToken)
    {
        SemaphoreSlim[] shared = computes ? [_computing] : [];
        if (person is null)
        {
            await WaitAsync(shared, cancellationToken);
            return new Turn(shared);
        }

        if (Find(person, known => known.Commands) is not { } found)
        {
            return null;
        }

        await found.Computing.WaitAsync(cancellationToken);
        try
        {
            await WaitAsync(shared, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            found.Computing.Release();
            throw;
        }

        return new Turn([found.Computing, .. shared]);
    }

    /// <summary>Waits until a person may compute.</summary>
    /// <returns>The turn; null if the person, or all together, have sent too many.</returns>
    public ValueTask<IDisposable?> EnterAsync(string? person, CancellationToken cancellationToken) => EnterAsync(person, computes: true, cancellationToken);

    /// <summary>Whether what a person types may be completed now.</summary>
    public bool MayComplete(string? person) => person is null || Find(person, known => known.Completions) is not null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _computing.Dispose();
        foreach (var person in _people.Values)
        {
            person.Dispose();
        }
    }

    private static Task WaitAsync(SemaphoreSlim[] shared, CancellationToken cancellationToken) =>
        shared is [var computing] ? computing.WaitAsync(cancellationToken) : Task.CompletedTask;

    private Person? Find(string name, Func<Person, TokenBucket> bucket)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            if (!_people.TryGetValue(name, out var person))
            {
                if (_people.Count >= Limits.RememberedPeople)
                {
                    ForgetIdle(now);
                }

                // So many at the same time are more than all together may send.
                if (_people.Count >= Limits.RememberedPeople)
                {
                    return null;
                }

                _people[name] = person = new();
            }

            // What one person sends too much must not count for all.
            return bucket(person).TryTake(now) && _all.TryTake(now) ? person : null;
        }
    }

    private void ForgetIdle(TimeSpan now)
    {
        foreach (var (name, _) in _people.Where(person => person.Value.IsIdle(now)).ToList())
        {
            _people.Remove(name);
        }
    }

    private sealed class Person : IDisposable
    {
        public TokenBucket Commands { get; } = new(Limits.PersonBurst, Limits.PersonPerSecond);

        public TokenBucket Completions { get; } = new(Limits.CompletionBurst, Limits.CompletionsPerSecond);

        public SemaphoreSlim Computing { get; } = new(1);

        public void Dispose() => Computing.Dispose();

        public bool IsIdle(TimeSpan now) => Commands.IsFull(now) && Completions.IsFull(now) && Computing.CurrentCount == 1;
    }

    private sealed class Turn(SemaphoreSlim[] taken) : IDisposable
    {
        public void Dispose()
        {
            foreach (var semaphore in taken)
            {
                semaphore.Release();
            }
        }
    }
}
