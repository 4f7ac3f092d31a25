using System.Collections.Frozen;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary>Brings a platform's request to its command. The one way in for every platform.</summary>
public sealed class CommandRouter(IEnumerable<ICommand> commands)
{
    private readonly FrozenDictionary<string, ICommand> _byName = ByName(commands);

    /// <summary>Every command, in the order of help.</summary>
    public IReadOnlyList<CommandDefinition> Definitions { get; } = [.. commands.Select(command => command.Definition)];

    /// <summary>Answers one command line.</summary>
    public ValueTask<Reply> AnswerAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var words = request.Text.Split(' ', 2, StringSplitOptions.TrimEntries);
        return _byName.TryGetValue(words[0], out var command)
            ? command.AnswerAsync(new CommandCall(words.Length > 1 ? words[1] : "", 1, request.Locale), cancellationToken)
            : ValueTask.FromResult(new Reply { Command = "help", Locale = request.Locale, Message = "Help" });
    }

    /// <summary>Completions for the option of the command with this English name; none for a name that does not exist.</summary>
    public IReadOnlyList<Choice> Complete(string name, string typed) =>
        _byName.TryGetValue(name, out var command) ? command.Complete(typed) : [];

    private static FrozenDictionary<string, ICommand> ByName(IEnumerable<ICommand> commands) => commands
        .SelectMany(command => new[] { command.Definition.Name, command.Definition.KoreanName }.Select(name => (name, command)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.command, StringComparer.OrdinalIgnoreCase);
}
