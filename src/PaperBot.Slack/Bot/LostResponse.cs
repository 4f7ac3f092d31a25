using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>Tells a person that the response to what they did has not arrived, or may not have.</summary>
internal static class LostResponse
{
    /// <summary>Says so privately, in both languages, by the same <c>response_url</c>, if Slack can be reached by it.</summary>
    /// <param name="client">Responds.</param>
    /// <param name="responseUrl">Where the response was sent to.</param>
    /// <param name="thread">The thread that it is shown in; null for the channel itself.</param>
    /// <param name="failure">Why it has not arrived.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task ExplainLossAsync(this SlackApiClient client, string? responseUrl, string? thread, SlackFailure failure, CancellationToken cancellationToken)
    {
        if (failure is SlackFailure.Unknown or SlackFailure.Refused)
        {
            var text = $"{SlackWording.NotDelivered.English}\n{SlackWording.NotDelivered.Korean}";
            var notice = new ResponseMessage("ephemeral", ReplaceOriginal: false, text, [new RichTextBlock([new RichTextSection([new TextInline(text)])])]);
            await client.RespondAsync(responseUrl, notice with { ThreadTs = thread }, cancellationToken);
        }
    }
}
