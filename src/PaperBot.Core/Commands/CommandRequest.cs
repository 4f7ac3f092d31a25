using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>What a platform asks.</summary>
/// <param name="Text">The command line without <c>/paper</c>, such as <c>tag moe</c> or <c>태그 moe page:2</c>; empty asks for help.</param>
/// <param name="Locale">The user's language.</param>
public sealed record CommandRequest(string Text, Locale Locale);

/// <summary>A request that has found its command.</summary>
/// <param name="Argument">What stands behind the command's name, trimmed; may be empty.</param>
/// <param name="Page">The page asked for, from 1.</param>
/// <param name="Locale">The user's language.</param>
public sealed record CommandContext(string Argument, int Page, Locale Locale);

/// <summary>A completion.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Value">What is filled in.</param>
public sealed record AutocompleteChoice(string Label, string Value);
