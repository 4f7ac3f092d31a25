using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PaperBot.Commands;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Storage;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Starts discussions: posts an entry as the first message of the thread of a message, once, however often the button is pressed
/// (https://docs.slack.dev/reference/methods/chat.postMessage). The bot must be a member of the channel.
/// </summary>
internal sealed partial class Discussions(Responder responder, IStateStore states, TimeProvider time, ILogger<Discussions> logger)
{
    private const string Kind = "slack-thread";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly ConcurrentDictionary<string, Lazy<Task<LocalText>>> _starting = new();

    /// <summary>Starts a discussion.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message with the button.</param>
    /// <param name="thread">The message whose thread it is.</param>
    /// <param name="reply">What is discussed.</param>
    /// <param name="person">Who wants to discuss it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The word to the person.</returns>
    public async Task<LocalText> StartAsync(
        string channel, string message, string thread, Reply reply, string person, CancellationToken cancellationToken)
    {
        var key = $"{channel} {message}";
        var own = new Lazy<Task<LocalText>>(() => StartAsync(key, channel, message, thread, reply, person, cancellationToken));
        var first = _starting.GetOrAdd(key, own); // Two who press at the same time start one discussion.
        try
        {
            var word = await first.Value;
            return first != own && word == SlackWording.DiscussionStarted ? SlackWording.DiscussionExists : word;
        }
        finally
        {
            _starting.TryRemove(new(key, first));
        }
    }

    private async Task<LocalText> StartAsync(
        string key, string channel, string message, string thread, Reply reply, string person, CancellationToken cancellationToken)
    {
        if (IsStarted(key))
        {
            return SlackWording.DiscussionExists;
        }

        var metadata = new MessageMetadata("paperbot_discussion", JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["message"] = message }));
        var result = await responder.PostAsync(
            channel,
            newer => SlackRenderer.ThreadMessage(channel, thread, reply, person, metadata, newer) with { ClientMsgId = IdOf(key) },
            cancellationToken);
        if (!result.IsDone)
        {
            LogNotStarted(SlackErrors.Explain(result.Failure));
            return SlackErrors.WordOf(result.Failure);
        }

        SetStarted(key);
        return SlackWording.DiscussionStarted;
    }

    // The same for the same message, so that Slack recognizes it even if the store has forgotten it.
    private static string IdOf(string key) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)).ToString();

    private bool IsStarted(string key)
    {
        try
        {
            return states.Find(Kind, key, time.GetUtcNow()) is not null;
        }
        catch (StorageException e)
        {
            LogNotRemembered(e.Message);
            return false;
        }
    }

    private void SetStarted(string key)
    {
        try
        {
            states.Set(Kind, key, "started", time.GetUtcNow() + Lifetime);
        }
        catch (StorageException e)
        {
            LogNotRemembered(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A discussion was not started: {Reason}")]
    private partial void LogNotStarted(string reason);

    [LoggerMessage(LogLevel.Warning, "That a discussion was started is not remembered: {Problem}")]
    private partial void LogNotRemembered(string problem);
}
