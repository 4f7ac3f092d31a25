using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PaperBot.Fakes.Chaos;

/// <summary>
/// Chooses the fault of each call that posts, changes or looks for messages: at random, and for the posts at which the bot is killed. It also counts the
/// calls that came although the platform had asked to wait.
/// </summary>
internal sealed class ChaosFaults(ChaosOptions options, ChaosPlatform platform)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _closedUntil = new();
    private ArmedKill? _kill;
    private int _calls;
    private int _faults;
    private int _early;

    /// <summary>How many calls there were.</summary>
    public int Calls => _calls;

    /// <summary>How many met a fault.</summary>
    public int Faulty => _faults;

    /// <summary>How many posts came to a channel before the time that a 429 had named, from the process that had received it.</summary>
    public int Early => _early;

    /// <summary>Waits for the moment of a kill from now on.</summary>
    public ArmedKill Arm(KillPlan plan)
    {
        // The next process does not know what the last one was told.
        _closedUntil.Clear();
        return _kill = new(plan);
    }

    /// <summary>Kills no more.</summary>
    public void Disarm() => _kill = null;

    /// <summary>The fault that a request meets.</summary>
    public Fault? Choose(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (!platform.IsDelivery(path))
        {
            return null;
        }

        var isPost = platform.IsPost(request.Method, path);
        var channel = path;
        if (isPost && _closedUntil.TryGetValue(channel, out var until) && Environment.TickCount64 < until)
        {
            Interlocked.Increment(ref _early);
        }

        var number = Interlocked.Increment(ref _calls);
        if (_kill?.TryMeet(isPost) is { } met)
        {
            return met;
        }

        var random = SeededRandom.For(options.Seed, "call", number);
        var chance = random.NextDouble();
        if (chance >= options.Faults + (isPost ? options.Late : 0))
        {
            return null;
        }

        Interlocked.Increment(ref _faults);
        return chance >= options.Faults ? new() { Until = Task.Delay((options.Patience + options.Landing) * (1 + random.NextDouble())) } : Create(random, channel, isPost);
    }

    private Fault Create(Random random, string channel, bool isPost)
    {
        var delay = options.MaxDelay * random.NextDouble();
        switch (random.Next(9))
        {
            case 0:
                return new() { LoseResponse = true };
            case 1:
                return new() { HoldResponse = Task.Delay(delay) };
            case 2:
                return new() { Until = Task.Delay(delay) };
            case 3:
                return new() { Until = Task.Delay(delay), LoseResponse = true };
            case 4:
                // It lands after the bot has given the response up.
                return new() { Until = Task.Delay(options.Patience + (0.8 * options.Landing * random.NextDouble())) };
            case 5:
                if (isPost && platform.IsPerChannel)
                {
                    _closedUntil[channel] = Environment.TickCount64 + (long)RetryAfter.TotalMilliseconds;
                }

                return platform.RateLimit((int)RetryAfter.TotalSeconds);
            case 6:
                return new() { Status = StatusCodes.Status500InternalServerError };
            case 7:
                return new() { Status = StatusCodes.Status503ServiceUnavailable, Body = "upstream connect error" };
            default:
                return new() { Status = StatusCodes.Status502BadGateway, IsDone = true };
        }
    }
}

/// <summary>A kill whose moment is waited for.</summary>
internal sealed class ArmedKill(KillPlan plan)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;

    /// <summary>Completes when the bot is to be killed.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Lets the post at which it was killed go on.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Notes that a post is in its channel.</summary>
    public void NotePosted(string channel, long at)
    {
        if (plan.Moment == KillMoment.AfterPost && Volatile.Read(ref _seen) >= plan.Nth)
        {
            _reached.TrySetResult();
        }
    }

    /// <summary>Notes a call. Returns the fault of the one that is waited for.</summary>
    public Fault? TryMeet(bool isPost)
    {
        if (plan.Moment == KillMoment.AfterStart || (!isPost && plan.Moment != KillMoment.AfterCall) || Interlocked.Increment(ref _seen) != plan.Nth)
        {
            return null;
        }

        if (plan.Moment != KillMoment.AfterPost)
        {
            _reached.TrySetResult();
        }

        return plan.Moment switch
        {
            KillMoment.AfterPost => new() { HoldResponse = _released.Task },
            KillMoment.BeforePost => new() { Until = _released.Task },
            _ => null,
        };
    }
}
