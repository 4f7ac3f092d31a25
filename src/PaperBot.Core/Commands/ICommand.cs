using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>One word that users can say. Each is found by its names; adding one touches its own file and its test.</summary>
public interface ICommand
{
    /// <summary>Its names, option and help, from which Discord's registration, Slack's help and <c>help</c> are made.</summary>
    CommandDefinition Definition { get; }

    /// <summary>Answers. A miss is a reply; only a bug throws.</summary>
    ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken);

    /// <summary>Completions of what the user has typed of the option so far, the likeliest first, 25 at most.</summary>
    IReadOnlyList<AutocompleteChoice> Autocomplete(string typed) => [];
}
