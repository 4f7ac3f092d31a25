using PaperBot.Commands;

namespace PaperBot.Tests.Slack;

/// <summary>
/// A command with the name of the one that has a form. It says which channel it is for, or why the person may not subscribe it; a line with <c>99:99</c> is
/// wrong, and one with <c>slow</c> waits for <see cref="Gate"/>.
/// </summary>
internal sealed class FormCommand : ICommand
{
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommandDefinition Definition { get; } = new("subscribe", "구독", new LocalText("Subscribes", "구독"), null);

    public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await (context.Argument.Contains("slow") ? Gate.Task.WaitAsync(cancellationToken) : Task.CompletedTask);
        var refusal = context.Channel is { } channel ? await channel.FindRefusalAsync(cancellationToken) : new("no channel", "no channel");
        var isWrong = context.Argument.Contains("99:99");
        return new()
        {
            Command = "subscribe",
            Locale = context.Locale,
            Found = !isWrong && refusal is null,
            Message = isWrong ? "99:99 is no time <b>" : refusal?.In(context.Locale) ?? $"{context.Channel!.Address} by {context.Channel.Person}: {context.Argument}",
            Buttons = [new("Unsubscribe", "subscribe unsubscribe")],
        };
    }
}
