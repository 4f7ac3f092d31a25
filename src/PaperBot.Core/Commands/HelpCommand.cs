using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary><c>/paper help</c>: every command, from the definitions that the platforms register as well.</summary>
internal sealed class HelpCommand(IReadOnlyList<CommandDefinition> others) : ICommand
{
    public CommandDefinition Definition { get; } =
        new("help", "도움말", new("What can be typed", "쓸 수 있는 명령 보기"), Option: null);

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(new Reply
    {
        Command = Definition.Name,
        Locale = context.Locale,
        Message = Wording.Help(context.Locale),
        Lines = [.. others.Append(Definition).Select(definition => Line(definition, context.Locale))],
    });

    /// <summary>What is typed and, behind it, what it does and an example.</summary>
    public static ReplyLine Line(CommandDefinition definition, Locale locale) => new(
        definition.Usage(locale),
        definition.Option is { } option ? $"{definition.Description.In(locale)}. {option.Description.In(locale)}" : definition.Description.In(locale));
}
