namespace PaperBot.Replies;

/// <summary>A button that runs a command.</summary>
/// <param name="Label">The button's text.</param>
/// <param name="Command">The command line without <c>/paper</c>, such as <c>tag moe page:2</c>. It may be too long for a platform.</param>
/// <param name="Effect">What happens with the reply to the command.</param>
public sealed record Button(string Label, string Command, ButtonEffect Effect = ButtonEffect.Respond)
{
    /// <summary>Whether whoever presses it only wants to see the reply, so that it can also be a link.</summary>
    public bool IsCommand => Effect is ButtonEffect.Respond or ButtonEffect.Replace;
}

/// <summary>What happens with the reply to the command of a button.</summary>
public enum ButtonEffect
{
    /// <summary>Whoever pressed it sees the reply as a new, private message.</summary>
    Respond,

    /// <summary>The reply replaces the message with the button, if only whoever pressed it sees that message (paging). Otherwise it is a new, private one.</summary>
    Replace,

    /// <summary>The reply is posted to the channel as a message that names who shared it (<see cref="Reply.Share"/>).</summary>
    Share,

    /// <summary>The entry is discussed in the thread of the message with the button, which is started if there is none.</summary>
    Discuss,
}
