namespace PaperBot.Commands;

/// <summary><c>/paper help</c>: lists every command, and examples that find something.</summary>
internal sealed class HelpCommand(IReadOnlyList<CommandDefinition> others) : ICommand
{
    public CommandDefinition Definition { get; } =
        new("help", "도움말", new("What can be typed", "쓸 수 있는 명령 보기"), Option: null);

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var help = Create(context.Locale);
        var examples = CommandExamples.Create(context.Entries, others, context.Locale).Select(example => new ReplyLine($"/paper {example}", "", example)).ToList();
        return new(examples.Count == 0 ? help : help with { Lines = [.. help.Lines, new(Wording.Examples(context.Locale), ""), .. examples] });
    }

    /// <summary>Creates the reply without examples, which needs no index.</summary>
    public Reply Create(Locale locale) => new()
    {
        Command = Definition.Name,
        Locale = locale,
        Message = Wording.Help(locale),
        Lines = [.. others.Append(Definition).Select(definition => DescribeCommand(definition, locale))],
    };

    public static ReplyLine DescribeCommand(CommandDefinition definition, Locale locale) => new(
        definition.Usage(locale),
        definition.Option is { } option ? $"{definition.Description.In(locale)}. {option.Description.In(locale)}" : definition.Description.In(locale));
}
