namespace PaperBot.Discord.Client;

/// <summary>
/// Counts requests as a server does that allows so many in any second: by when they arrive. That is not before a request is sent, nor after it is
/// answered, so each counts for as much longer as its answer took longer than the fastest of the last ones. Those that wait come in their order, those of
/// people first.
/// </summary>
/// <param name="limit">How many may arrive in a second.</param>
internal sealed class RequestWindow(int limit)
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(1005);

    // A server that does not answer must not keep everything waiting.
    private static readonly TimeSpan MaxLate = TimeSpan.FromSeconds(2);

    // Connections are closed meanwhile, so that the next requests take longer.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private readonly List<SentRequest> _counted = new(limit);
    private readonly List<RestRequest> _waiting = [];
    private readonly Queue<TimeSpan> _answerTimes = new(2 * limit);
    private TimeSpan _fastest;
    private TimeSpan _last;

    /// <summary>How long a request has to wait at least, which gets a place among those that wait; zero if it can be sent now.</summary>
    public TimeSpan FindWait(RestRequest request, TimeSpan now)
    {
        _counted.RemoveAll(sent => FindEnd(sent, now) <= now);
        var place = _waiting.FindIndex(other => ReferenceEquals(other, request));
        if (place < 0)
        {
            place = request.IsForPerson ? _waiting.FindLastIndex(other => other.IsForPerson) + 1 : _waiting.Count;
            _waiting.Insert(place, request);
        }

        var needed = _counted.Count + place + 1 - limit;
        return needed <= 0 ? TimeSpan.Zero : _counted.Select(sent => FindEnd(sent, now)).Order().Take(needed).DefaultIfEmpty(now + Length).Last() - now;
    }

    /// <summary>Counts a request that is sent now.</summary>
    public SentRequest Add(RestRequest request, TimeSpan now)
    {
        Leave(request);
        if (now - _last >= Idle)
        {
            _answerTimes.Clear();
            _fastest = TimeSpan.Zero;
        }

        _last = now;
        var sent = new SentRequest(now);
        _counted.Add(sent);
        return sent;
    }

    /// <summary>Gives up the place of a request that does not wait for others any more.</summary>
    public void Leave(RestRequest request) => _waiting.RemoveAll(other => ReferenceEquals(other, request));

    /// <summary>Notes that a request has been answered, or has failed.</summary>
    public void End(SentRequest request, TimeSpan now)
    {
        request.Ended = now;
        _answerTimes.Enqueue(now - request.Sent);

        // How long those take for which connections are opened says nothing about the next ones.
        if (_answerTimes.Count > 2 * limit)
        {
            _answerTimes.Dequeue();
            _fastest = _answerTimes.Min();
        }
    }

    /// <summary>Until when a request counts; the earliest that is possible, if it is under way.</summary>
    private TimeSpan FindEnd(SentRequest request, TimeSpan now)
    {
        var late = (request.Ended ?? now) - request.Sent - _fastest;
        return request.Sent + Length + TimeSpan.FromTicks(Math.Clamp(late.Ticks, 0, MaxLate.Ticks));
    }
}

/// <summary>A request that counts.</summary>
internal sealed class SentRequest(TimeSpan sent)
{
    /// <summary>When it was sent.</summary>
    public TimeSpan Sent { get; } = sent;

    /// <summary>When it was answered or failed; null if it is under way.</summary>
    public TimeSpan? Ended { get; set; }
}
