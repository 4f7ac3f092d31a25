using PaperBot.Commands;

namespace PaperBot.Tests.Slack;

/// <summary>
/// A command that replies with its argument: <c>probe fail</c> throws, <c>probe slow</c> waits for <see cref="Gate"/>, <c>probe busy</c>
/// blocks its thread meanwhile, and the reply to <c>probe shared</c> is seen by the channel. <c>probe list</c> and <c>probe list again</c> find two entries, <c>probe one</c> one,
/// <c>probe miss</c> nothing.
/// </summary>
internal sealed class ProbeCommand : ICommand
{
    public SignalLog<CommandContext> Calls { get; } = new();

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommandDefinition Definition { get; } = new("probe", "탐침", new LocalText("Probes", "탐침"), null);

    public async ValueTask<Reply> ExecuteAsync(CommandContext request, CancellationToken cancellationToken)
    {
        Calls.Add(request);
        if (request.Argument == "fail")
        {
            throw new InvalidOperationException("A bug.");
        }

        if (request.Argument == "busy")
        {
            Gate.Task.Wait(WaitLimit.Value, cancellationToken);
        }

        await (request.Argument == "slow" ? Gate.Task.WaitAsync(cancellationToken) : Task.CompletedTask);
        return new Reply
        {
            Command = "probe",
            Locale = request.Locale,
            Found = request.Argument != "miss",
            Private = request.Argument != "shared",
            Message = $"{request.Argument} in {request.Locale}",
            Cards = request.Argument switch
            {
                "list" or "list again" => [Samples.Card("First"), Samples.Card("Second")],
                "one" => [Samples.Card("First")],
                _ => [],
            },
            Tags = request.Argument == "list" ? [new("#moe", "probe moe")] : [],
            Buttons =
            [
                new("Next", "probe next", ButtonEffect.Replace), new("Again", "probe again"), new("Share", "probe list", ButtonEffect.Share),
                new("Discuss", "probe one", ButtonEffect.Discuss),
            ],
        };
    }
}
