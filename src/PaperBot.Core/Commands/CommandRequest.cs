namespace PaperBot.Commands;

/// <summary>A command line that a platform received.</summary>
/// <param name="Text">The command line, with or without <c>/paper</c>, such as <c>tag moe</c> or <c>태그 moe page:2</c>; empty for help.</param>
/// <param name="Locale">The user's language.</param>
public sealed record CommandRequest(string Text, Locale Locale)
{
    /// <summary>Who sends it: the platform and its id of the person; null for whoever sits at the machine, who may send as many as they like.</summary>
    public string? Person { get; init; }

    /// <summary>
    /// Whether the text is no command but a message of a discussion, whose papers are looked up. Of a long one, the beginning is read.
    /// </summary>
    public bool IsMessage { get; init; }

    /// <summary>The platform's id of the server or workspace in which it is sent; null where there is none, as in some direct messages and on this machine.</summary>
    public string? Workspace { get; init; }

    /// <summary>Whose saved papers it is about: a person has a list in each server or workspace.</summary>
    public string Owner => $"{Person ?? "local"} {Workspace}".TrimEnd();
}

/// <summary>The parsed request that a command executes.</summary>
/// <param name="Argument">The text after the command's name, trimmed; may be empty.</param>
/// <param name="Page">The requested page, from 1.</param>
/// <param name="Locale">The user's language.</param>
/// <param name="Entries">The entries; disposed of when the command has returned.</param>
/// <param name="Owner">Whose saved papers it is about (<see cref="CommandRequest.Owner"/>).</param>
public sealed record CommandContext(string Argument, int Page, Locale Locale, IIndexSnapshot Entries, string Owner);

/// <summary>A completion of an option.</summary>
/// <param name="Label">The text that the user sees.</param>
/// <param name="Value">The text that becomes the option's value.</param>
public sealed record AutocompleteChoice(string Label, string Value);
