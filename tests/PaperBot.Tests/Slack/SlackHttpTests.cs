using PaperBot.Fakes;
using PaperBot.Fakes.Slack;
using PaperBot.Slack.WebApi;

namespace PaperBot.Tests.Slack;

public sealed class SlackHttpTests
{
    [Fact]
    public async Task A_call_for_which_no_connection_was_made_in_time_never_left()
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(20),
            ConnectCallback = async (_, cancellationToken) =>
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                throw new InvalidOperationException("The connection was never to be made.");
            },
        };
        using var http = new SlackHttp(TimeProvider.System, handler);

        (await SendAsync(http, "http://127.0.0.1/api/chat.postMessage")).ShouldBeOfType<SlackResult.Unreached>()
            .Reason.ShouldContain("no connection to 127.0.0.1");
    }

    [Fact]
    public async Task A_call_whose_answer_is_lost_may_have_been_done()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Faults.Add("chat.postMessage", new Fault { LoseAnswer = true });
        using var http = new SlackHttp(TimeProvider.System);

        (await SendAsync(http, slack.ApiUrl + "chat.postMessage")).ShouldBeOfType<SlackResult.Lost>()
            .Reason.ShouldContain("127.0.0.1 was asked and did not answer");
    }

    private static async Task<SlackResult> SendAsync(SlackHttp http, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent("{}") };
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
