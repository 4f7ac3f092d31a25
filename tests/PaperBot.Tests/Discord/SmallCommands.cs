using PaperBot.Commands;

namespace PaperBot.Tests.Discord;

/// <summary>A command that replies with its argument, and offers a further page.</summary>
internal sealed class EchoCommand : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "tag", "태그", new("Papers with a tag", "태그로 찾기"),
        new("filter", "필터", new("Such as moe", "예: moe"), Required: true, Autocompletes: true));

    public bool Private { get; init; } = true;

    public ValueTask<Reply> ExecuteAsync(CommandContext request, CancellationToken cancellationToken) => new(new Reply
    {
        Command = "tag",
        Locale = request.Locale,
        Private = Private,
        Message = $"{request.Argument} page {request.Page} {request.Locale}",
        Buttons = [new Button("Next", $"tag {request.Argument} page:{request.Page + 1}", ButtonEffect.Replace)],
    });

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) =>
        [.. Enumerable.Range(0, 30).Select(i => new AutocompleteChoice($"{typed} {i} {new string('l', 120)}", typed + i)),
            new AutocompleteChoice("too long", new string('v', 101))];
}

/// <summary>A command that shows a card with the title that it is given; none for <c>nothing</c>.</summary>
internal sealed class CardCommand : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "show", "보기", new("Shows a paper", "논문 보기"), new("entry", "항목", new("A title", "제목"), Required: true, Autocompletes: false));

    public bool Private { get; init; } = true;

    public ValueTask<Reply> ExecuteAsync(CommandContext request, CancellationToken cancellationToken) => new(request.Argument == "nothing"
        ? new Reply { Command = "show", Locale = request.Locale, Found = false, Message = "Nothing found." }
        : Sample.Reply(Sample.Card(request.Argument)) with { Locale = request.Locale, Private = Private });
}

/// <summary>A command that shows a person's own list.</summary>
internal sealed class PersonalCommand : ICommand
{
    public CommandDefinition Definition { get; } = new("saved", "저장목록", new("Own list", "내 목록"), Option: null);

    public bool IsPersonal => true;

    public ValueTask<Reply> ExecuteAsync(CommandContext request, CancellationToken cancellationToken) => new(Sample.Reply(Sample.Card("Secret")) with
    {
        Command = "saved",
        Locale = request.Locale,
        Buttons = [new("Next", "saved page:2", ButtonEffect.Replace)],
    });
}

/// <summary>A command that fails.</summary>
internal sealed class FailingCommand : ICommand
{
    public CommandDefinition Definition { get; } = new("date", "날짜", new("Fails", "고장"), Option: null);

    public ValueTask<Reply> ExecuteAsync(CommandContext request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("a bug");

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => throw new InvalidOperationException("a bug");
}

/// <summary>A command that waits for the test.</summary>
internal sealed class SlowCommand : ICommand, IDisposable
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _choicesReleased = new();

    public CommandDefinition Definition { get; } = new(
        "latest", "최신", new("Is slow", "느림"), new("n", "수", new("How many", "개수"), Required: false, Autocompletes: true));

    public bool Found { get; init; } = true;

    public void Release()
    {
        _released.SetResult();
        _choicesReleased.Set();
    }

    public async ValueTask<Reply> ExecuteAsync(CommandContext request, CancellationToken cancellationToken)
    {
        await _released.Task.WithinLimitAsync();
        return new Reply { Command = "latest", Locale = request.Locale, Found = Found, Message = "at last" };
    }

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed)
    {
        _choicesReleased.Wait(WaitLimit.Value);
        return [new AutocompleteChoice(typed, typed)];
    }

    public void Dispose() => _choicesReleased.Dispose();
}

/// <summary>Says for which channel, person and argument it was executed, or why not.</summary>
internal sealed class SubscribeProbe : ICommand
{
    public CommandDefinition Definition { get; } = new(
        "subscribe", "구독", new("Subscribes", "구독"), new("filter", "필터", new("Such as moe", "예: moe"), Required: false, Autocompletes: true));

    public async ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => Sample.Reply() with
    {
        Message = context.Channel is not { } channel ? "no channel"
            : await channel.FindRefusalAsync(cancellationToken) is { } refusal ? refusal.In(context.Locale)
            : $"{channel.Address} {channel.Person} {context.Argument}",
    };
}
