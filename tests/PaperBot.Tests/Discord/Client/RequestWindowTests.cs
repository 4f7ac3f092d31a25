using PaperBot.Discord.Client;

namespace PaperBot.Tests.Discord.Client;

/// <summary>Requests that are sent as soon as they may be, over networks that delay them.</summary>
public sealed class RequestWindowTests
{
    private const int Limit = 50;
    private readonly RequestWindow _window = new(Limit);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 30)]
    [InlineData(3, 80, 20)]
    [InlineData(4, 150, 40)]
    public void However_long_requests_take_no_more_than_the_limit_arrive_in_any_second(int seed, int least, int jitter)
    {
        // The first ones open connections.
        var random = new Random(seed);
        var arrivals = Send(2_000, number => TimeSpan.FromMilliseconds(least + (random.NextDouble() * (number < 60 ? jitter + 200 : jitter))));

        Enumerable.Range(Limit, arrivals.Count - Limit).ShouldAllBe(at => arrivals[at] - arrivals[at - Limit] >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void After_a_pause_they_are_counted_as_the_first_ones_are()
    {
        // Of those before, each opened a connection.
        Send(200, _ => TimeSpan.FromMilliseconds(150));
        var arrivals = Send(200, number => TimeSpan.FromMilliseconds(number < Limit ? 150 : 5), from: TimeSpan.FromMinutes(1));

        Enumerable.Range(Limit, arrivals.Count - Limit).ShouldAllBe(at => arrivals[at] - arrivals[at - Limit] >= TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Over_an_even_network_they_arrive_at_no_less_than_95_percent_of_the_limit(int milliseconds)
    {
        var arrivals = Send(2_000, _ => TimeSpan.FromMilliseconds(milliseconds));

        // Beginning with those by which it learns how long they take.
        ((arrivals.Count - Limit) / (arrivals[^1] - arrivals[0]).TotalSeconds).ShouldBeGreaterThanOrEqualTo(0.95 * Limit);
    }

    [Fact]
    public void Those_that_are_not_answered_keep_others_waiting_for_three_seconds()
    {
        Fill();
        var (now, next) = (TimeSpan.Zero, Request());
        while (_window.FindWait(next, now) is var wait && wait > TimeSpan.Zero)
        {
            now += wait;
        }

        now.TotalSeconds.ShouldBe(3.005);
    }

    [Fact]
    public void Those_that_wait_come_in_their_order()
    {
        var (first, second, third) = (Request(), Request(), Request());
        FreeOneFor(first, second, third);
        new[] { third, second, first }.Where(CanBeSent).ShouldHaveSingleItem().ShouldBeSameAs(first);

        _window.Leave(first);

        new[] { third, second }.Where(CanBeSent).ShouldHaveSingleItem().ShouldBeSameAs(second);
    }

    [Fact]
    public void However_many_wait_when_none_counts_only_as_many_as_the_limit_are_sent()
    {
        var waiting = Enumerable.Range(0, 3 * Limit).Select(_ => Request()).ToList();
        waiting.ForEach(request => _window.FindWait(request, TimeSpan.Zero));

        var end = TimeSpan.FromHours(1);
        waiting.Count(request => _window.FindWait(request, end) == TimeSpan.Zero).ShouldBe(Limit);
        waiting.ForEach(_window.Leave);
        _window.FindWait(Request(), end).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void What_a_person_waits_for_comes_first()
    {
        var (post, person, next) = (Request(), Request(isForPerson: true), Request(isForPerson: true));
        FreeOneFor(post, person, next);
        new[] { post, next, person }.Where(CanBeSent).ShouldHaveSingleItem().ShouldBeSameAs(person);
    }

    private static RestRequest Request(bool isForPerson = false) => new(HttpMethod.Post, "channels/1/messages") { IsForPerson = isForPerson };

    /// <summary>Has requests wait until one of those before them no longer counts.</summary>
    private void FreeOneFor(params RestRequest[] waiting)
    {
        var sent = Fill();
        waiting.ShouldAllBe(request => _window.FindWait(request, TimeSpan.Zero) > TimeSpan.Zero);
        _window.End(sent[0], TimeSpan.Zero);
    }

    private bool CanBeSent(RestRequest request) => _window.FindWait(request, TimeSpan.FromMilliseconds(1005)) == TimeSpan.Zero;

    private List<SentRequest> Fill() => [.. Enumerable.Range(0, Limit).Select(_ => _window.Add(Request(), TimeSpan.Zero))];

    /// <summary>Sends requests as soon as the window allows, looking each millisecond. Returns when they arrive.</summary>
    private List<TimeSpan> Send(int requests, Func<int, TimeSpan> delay, TimeSpan from = default)
    {
        var next = Request();
        var (arrivals, underWay) = (new List<TimeSpan>(), new List<(SentRequest Request, TimeSpan Answered)>());
        for (var now = from; arrivals.Count < requests; now += TimeSpan.FromMilliseconds(1))
        {
            foreach (var (request, _) in underWay.Where(each => each.Answered <= now))
            {
                _window.End(request, now);
            }

            underWay.RemoveAll(each => each.Answered <= now);
            while (arrivals.Count < requests && _window.FindWait(next, now) == TimeSpan.Zero)
            {
                var arrival = now + delay(arrivals.Count);
                underWay.Add((_window.Add(next, now), arrival + delay(arrivals.Count)));
                arrivals.Add(arrival);
            }
        }

        return [.. arrivals.Order()];
    }
}
