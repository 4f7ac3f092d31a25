namespace PaperBot.Slack.Bot;

/// <summary>Who may see a reply.</summary>
internal static class ReplyAudience
{
    extension(Reply reply)
    {
        /// <summary>Whether the reply is about what the person saved, which nobody else is shown unless the person shares it.</summary>
        public bool IsPersonal => reply.Command is "save" or "saved";

        /// <summary>The reply for a place without a channel, or where everybody in the channel sees it already.</summary>
        public Reply WithoutSharing() => reply with
        {
            Buttons = [.. reply.Buttons.Where(button => button.IsCommand)],
            Cards = [.. reply.Cards.Select(card => card with { Buttons = [.. card.Buttons.Where(button => button.IsCommand)] })],
        };
    }
}
