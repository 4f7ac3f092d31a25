using PaperBot.Platforms;

namespace PaperBot.Commands;

/// <summary>A command line that a platform received.</summary>
/// <param name="Text">The command line, with or without <c>/paper</c>, such as <c>tag moe</c> or <c>태그 moe page:2</c>; empty for help.</param>
/// <param name="Locale">The user's language.</param>
public sealed record CommandRequest(string Text, Locale Locale)
{
    /// <summary>Who sends it: the platform and its id of the person; null for whoever sits at the machine, who may send as many as they like.</summary>
    public string? Person { get; init; }

    /// <summary>Where it is sent: the platform's name, for measurements.</summary>
    public string Platform { get; init; } = "Local";

    /// <summary>
    /// Whether the text is no command but a message of a discussion, whose papers are looked up. Of a long one, the beginning is read.
    /// </summary>
    public bool IsMessage { get; init; }

    /// <summary>The platform's id of the server or workspace in which it is sent; null where there is none, as in some direct messages and on this machine.</summary>
    public string? Workspace { get; init; }

    /// <summary>The channel in which it is sent; null where there is none that can subscribe, as on this machine.</summary>
    public CommandChannel? Channel { get; init; }

    /// <summary>Whose saved papers it is about: a person has a list in each server or workspace.</summary>
    public string Owner => $"{Person ?? "local"} {Workspace}".TrimEnd();
}

/// <summary>The parsed request that a command executes.</summary>
/// <param name="Argument">The text after the command's name, trimmed; may be empty.</param>
/// <param name="Page">The requested page, from 1.</param>
/// <param name="Locale">The user's language.</param>
/// <param name="Entries">The entries; disposed of when the command has returned.</param>
/// <param name="Owner">Whose saved papers it is about (<see cref="CommandRequest.Owner"/>).</param>
public sealed record CommandContext(string Argument, int Page, Locale Locale, IIndexSnapshot Entries, string Owner)
{
    /// <summary>The channel in which it is sent; null where there is none that can subscribe.</summary>
    public CommandChannel? Channel { get; init; }
}

/// <summary>The channel in which a command is sent.</summary>
/// <param name="Address">The channel. In a thread, the channel that the thread belongs to, unless the thread itself can subscribe.</param>
/// <param name="Person">The platform's id of the person who sends it.</param>
/// <param name="FindRefusalAsync">
/// Finds why the person may not decide what is posted to the channel; null if the person may. Asked for when a command needs it, since it can take a call of the
/// platform.
/// </param>
public sealed record CommandChannel(ChannelAddress Address, string Person, Func<CancellationToken, ValueTask<LocalText?>> FindRefusalAsync);

/// <summary>A completion of an option.</summary>
/// <param name="Label">The text that the user sees.</param>
/// <param name="Value">The text that becomes the option's value.</param>
public sealed record AutocompleteChoice(string Label, string Value);
