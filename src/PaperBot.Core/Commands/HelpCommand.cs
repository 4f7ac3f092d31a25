namespace PaperBot.Commands;

/// <summary><c>/paper help</c>: lists every command.</summary>
internal sealed class HelpCommand(IReadOnlyList<CommandDefinition> others) : ICommand
{
    public CommandDefinition Definition { get; } =
        new("help", "도움말", new("What can be typed", "쓸 수 있는 명령 보기"), Option: null);

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(new Reply
    {
        Command = Definition.Name,
        Locale = context.Locale,
        Message = Wording.Help(context.Locale),
        Lines = [.. others.Append(Definition).Select(definition => DescribeCommand(definition, context.Locale))],
    });

    public static ReplyLine DescribeCommand(CommandDefinition definition, Locale locale) => new(
        definition.Usage(locale),
        definition.Option is { } option ? $"{definition.Description.In(locale)}. {option.Description.In(locale)}" : definition.Description.In(locale));
}
