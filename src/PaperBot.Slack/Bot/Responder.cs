using Microsoft.Extensions.Logging;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Sends replies with Slack's newer blocks where it accepts them, and otherwise once more without. A refusal can be seen in the response of a
/// <c>response_url</c> or of <c>chat.postMessage</c>, but not in that to an acknowledgement, after which a person would see nothing: so an acknowledgement
/// contains newer blocks only if the workspace has accepted the same kinds before.
/// </summary>
internal sealed partial class Responder(
    SlackApiClient client, ChannelRateLimiter limiter, BlockSupport support, TimeProvider time, ILogger<Responder> logger)
{
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);

    /// <summary>The response for an acknowledgement; null if Slack could refuse it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="render">Renders the response, with newer blocks or without.</param>
    public ResponseMessage? FindForAcknowledgement(string? workspace, Func<bool, ResponseMessage> render)
    {
        var newer = render(true);
        return support.Accepts(workspace, newer.Blocks) switch
        {
            true => newer,
            false => render(false),
            null => null,
        };
    }

    /// <summary>Responds by a <c>response_url</c>, and says so there if the response may not have arrived.</summary>
    public async Task RespondAsync(string? responseUrl, string? workspace, Func<bool, ResponseMessage> render, CancellationToken cancellationToken)
    {
        if (await TryRespondAsync(responseUrl, workspace, render, cancellationToken) is { } failure)
        {
            await client.ExplainLossAsync(responseUrl, render(false).ThreadTs, failure, cancellationToken);
        }
    }

    /// <summary>Responds by a <c>response_url</c>.</summary>
    /// <returns>Why the response did not arrive, which was logged; null if it did.</returns>
    public async Task<SlackFailure?> TryRespondAsync(
        string? responseUrl, string? workspace, Func<bool, ResponseMessage> render, CancellationToken cancellationToken)
    {
        var failure = await SendAsync(
            workspace, render, response => response.Blocks, response => client.RespondAsync(responseUrl, response, cancellationToken), failure => failure);
        if (failure is not null)
        {
            var reason = SlackErrors.Explain(failure);
            LogNotResponded(failure is SlackFailure.ForeignUrl ? LogLevel.Error : LogLevel.Warning, reason);
        }

        return failure;
    }

    /// <summary>Posts an answer to a channel, when it is the channel's turn.</summary>
    public Task<SlackResult<PostedMessage>> PostAsync(string channel, Func<bool, ChannelMessage> render, CancellationToken cancellationToken)
    {
        return SendAsync(null, render, message => message.Blocks, PostAsync, result => result.Failure);

        async Task<SlackResult<PostedMessage>> PostAsync(ChannelMessage message)
        {
            await limiter.WaitAsync(channel, cancellationToken);
            return await client.PostMessageAsync(message, cancellationToken);
        }
    }

    /// <summary>Posts a message whose time was planned to a channel. It is posted once, since Slack has done nothing when it refuses newer blocks.</summary>
    public Task<SlackResult<PostedMessage>> PostNowAsync(
        string channel, Func<bool, ChannelMessage> render, CancellationToken cancellationToken, CancellationToken patience)
    {
        limiter.Count(channel);
        return SendAsync(null, render, message => message.Blocks, message => client.PostMessageAsync(message, cancellationToken, patience), result => result.Failure);
    }

    /// <summary>Replaces the content of a message of a channel.</summary>
    public Task<SlackFailure?> UpdateAsync(Func<bool, ChangedMessage> render, CancellationToken cancellationToken, CancellationToken patience) =>
        SendAsync(null, render, message => message.Blocks, message => client.UpdateMessageAsync(message, cancellationToken, patience), failure => failure);

    private async Task<TResult> SendAsync<TMessage, TResult>(
        string? workspace,
        Func<bool, TMessage> render,
        Func<TMessage, IReadOnlyList<Block>> blocksOf,
        Func<TMessage, Task<TResult>> send,
        Func<TResult, SlackFailure?> failureOf)
    {
        var message = render(true);
        var blocks = blocksOf(message);
        var accepts = support.Accepts(workspace, blocks);
        var result = await send(accepts == false ? render(false) : message);
        if (accepts == false)
        {
            return result;
        }

        if (failureOf(result) is null)
        {
            support.Remember(workspace, blocks, accepted: true);
        }
        else if (SlackErrors.IsAboutBlocks(failureOf(result)) && BlockSupport.HasNewer(blocks))
        {
            result = await send(render(false));
            if (failureOf(result) is null)
            {
                support.Remember(workspace, blocks, accepted: false);
            }
        }

        return result;
    }

    [LoggerMessage("Slack did not receive a response: {Reason}")]
    private partial void LogNotResponded(LogLevel level, string reason);
}
