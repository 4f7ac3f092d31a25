using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace PaperBot.Commands;

/// <summary>Parses a command line and runs the command that it names. Every platform calls it.</summary>
public sealed partial class CommandRouter
{
    private const int MaxSuggestions = 4;
    private readonly IEntryIndex _index;
    private readonly ImpliedCommand _implied;
    private readonly CommandLimiter _limiter;
    private readonly CommandMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<CommandRouter> _logger;
    private readonly HelpCommand _help;
    private readonly FrozenDictionary<string, ICommand> _byName;
    private volatile string? _failure;

    /// <param name="commands">Every command except help, which is generated from the others.</param>
    /// <param name="index">The index, without which only help is replied with.</param>
    /// <param name="implied">Finds the command of a line that names none.</param>
    /// <param name="limiter">Decides whose turn it is.</param>
    /// <param name="metrics">Measures the commands.</param>
    /// <param name="time">The time.</param>
    /// <param name="logger">Receives why the index cannot be used.</param>
    public CommandRouter(
        IEnumerable<ICommand> commands, IEntryIndex index, ImpliedCommand implied, CommandLimiter limiter, CommandMetrics metrics, TimeProvider time,
        ILogger<CommandRouter> logger)
    {
        (_index, _implied, _limiter, _metrics, _time, _logger) = (index, implied, limiter, metrics, time, logger);
        List<ICommand> others = [.. commands.OrderBy(command => command.Definition.Name, StringComparer.Ordinal)];
        _help = new HelpCommand([.. others.Select(command => command.Definition)]);
        Definitions = [.. others.Append(_help).Select(command => command.Definition)];
        _byName = others.Append(_help)
            .SelectMany(command => new[] { command.Definition.Name, command.Definition.KoreanName }.Select(name => (name, command)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.command, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The definitions of all commands, in the order of help.</summary>
    public IReadOnlyList<CommandDefinition> Definitions { get; }

    /// <summary>
    /// Executes one command line: <c>tag moe page:2</c>, with or without <c>/paper</c>, the command's name in English or Korean. Without a name, what a
    /// tag, a date, a paper or an author is looked up as is inferred.
    /// </summary>
    public async ValueTask<Reply> ExecuteAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        using var run = _metrics.Start(request.Platform);
        try
        {
            return await ExecuteAsync(request, run, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.Outcome = CommandOutcome.Cancelled;
            throw;
        }
    }

    private async ValueTask<Reply> ExecuteAsync(CommandRequest request, CommandMetrics.Run run, CancellationToken cancellationToken)
    {
        if (!TryParse(request, out var line))
        {
            run.Outcome = CommandOutcome.Refused;
            return NotFoundReply.Create("help", Wording.TooLong(request.Locale, Limits.CommandLength), request.Locale);
        }

        var command = request.IsMessage ? null : FindCommand(line);
        run.Command = NameOf(command);
        using var turn = await _limiter.EnterAsync(request.Person, computes: command is not { UsesStore: true }, cancellationToken);
        if (turn is null)
        {
            run.Outcome = CommandOutcome.Refused;
            return NotFoundReply.Create("help", Wording.TooMany(request.Locale), request.Locale);
        }

        if (!_index.IsLoaded)
        {
            return WithoutIndex(command, request.Locale, run);
        }

        using var limit = new CancellationTokenSource(command is { CallsPlatform: true } ? Limits.PlatformCheckTime : Limits.QueryTime, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var entries = _index.OpenCancellable(linked.Token);
            if (request.IsMessage)
            {
                line = CommandLine.Parse(MessageText.FindCommand(entries, line.Argument) ?? "");
                command = FindCommand(line);
                if (line.Name == "")
                {
                    run.Outcome = CommandOutcome.NotFound;
                    return NotFoundReply.Create("search", Wording.NothingInMessage(request.Locale), request.Locale);
                }
            }
            else if (command is null && _implied.Find(entries, line.Whole) is { } implied)
            {
                line = line with { Argument = line.Whole };
                command = _byName.GetValueOrDefault(implied);
            }

            run.Command = NameOf(command);
            var reply = command is null
                ? UnknownCommand(entries, line.Name, line.Whole, request.Locale)
                : await command.ExecuteAsync(new(line.Argument, line.Page, request.Locale, entries, request.Owner) { Channel = request.Channel }, linked.Token) with
                {
                    IsPersonal = command.IsPersonal,
                };
            _failure = null;
            run.Outcome = reply.Found ? CommandOutcome.Found : CommandOutcome.NotFound;
            return reply;
        }
        catch (IndexException exception)
        {
            Report(exception);
            return WithoutIndex(command, request.Locale, run);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            run.Outcome = CommandOutcome.TimedOut;
            LogTooSlow(command?.Definition.Name ?? "help");
            return NotFoundReply.Create(command?.Definition.Name ?? "help", Wording.TooSlow(request.Locale), request.Locale);
        }
    }

    /// <summary>Whether a command line changes what is stored, rather than only showing it (<see cref="ICommand.Changes"/>).</summary>
    public bool Changes(string text) =>
        TryParse(new(text, Locale.English), out var line) && FindCommand(line)?.Changes(line.Argument) == true;

    /// <summary>Whether a command line is about the person's own list (<see cref="ICommand.IsPersonal"/>).</summary>
    public bool IsPersonal(string text) => TryParse(new(text, Locale.English), out var line) && FindCommand(line)?.IsPersonal == true;

    /// <summary>Completes the option of the command with this name. Returns no choices if there is no such command, or the person types too much.</summary>
    public IReadOnlyList<AutocompleteChoice> Autocomplete(string name, string typed, string? person = null) =>
        FindCompletable(name, typed, person) is { } command ? Complete(command, typed) : [];

    /// <summary>The same in a channel, whose own things complete some options.</summary>
    /// <param name="name">The command's name.</param>
    /// <param name="request">What was typed of the option, by whom and where.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<AutocompleteChoice>> AutocompleteAsync(string name, CommandRequest request, CancellationToken cancellationToken)
    {
        if (FindCompletable(name, request.Text, request.Person) is not { } command)
        {
            return [];
        }

        using var limit = new CancellationTokenSource(Limits.QueryTime, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var typed = DisplayText.CleanLine(request.Text);
        return request.Channel is { Address: var channel } && command.AutocompleteAsync(channel, typed, request.Locale, linked.Token) is { } choices
            ? [.. (await choices).Select(choice => choice with { Label = DisplayText.CleanLine(choice.Label) })]
            : Complete(command, typed);
    }

    private ICommand? FindCompletable(string name, string typed, string? person) =>
        typed.Length > Limits.CommandLength || !_index.IsLoaded || !_byName.TryGetValue(name, out var command) || !_limiter.MayComplete(person) ? null : command;

    private IReadOnlyList<AutocompleteChoice> Complete(ICommand command, string typed)
    {
        using var limit = new CancellationTokenSource(Limits.QueryTime, _time);
        try
        {
            using var entries = _index.OpenCancellable(limit.Token);
            return [.. command.Autocomplete(entries, DisplayText.CleanLine(typed)).Select(choice => choice with { Label = DisplayText.CleanLine(choice.Label) })];
        }
        catch (IndexException exception)
        {
            Report(exception);
            return [];
        }
        catch (OperationCanceledException)
        {
            LogTooSlow(command.Definition.Name);
            return [];
        }
    }

    private bool TryParse(CommandRequest request, out CommandLine line)
    {
        if (request.IsMessage)
        {
            line = new("", DisplayText.Clean(request.Text.Length <= Limits.MessageLength ? request.Text : request.Text[..Limits.MessageLength]), Page: 1);
            return true;
        }

        var text = request.Text.Length > 4 * Limits.CommandLength ? request.Text : DisplayText.CleanLine(request.Text);
        line = CommandLine.Parse(text.Length <= 2 * Limits.CommandLength ? text : "");

        // The name and the page do not count, since buttons add them.
        return text.Length <= 2 * Limits.CommandLength && (FindCommand(line) is null ? line.Whole : line.Argument).Length <= Limits.CommandLength;
    }

    private ICommand? FindCommand(CommandLine line) => line.Name == "" ? _help : _byName.GetValueOrDefault(line.Name);

    private static string NameOf(ICommand? command) => command?.Definition.Name ?? "unknown";

    private Reply WithoutIndex(ICommand? command, Locale locale, CommandMetrics.Run run)
    {
        run.Outcome = command == _help ? CommandOutcome.Found : CommandOutcome.Unavailable;
        return command == _help ? _help.Create(locale) : NotFoundReply.Create(command?.Definition.Name ?? "help", Wording.IndexIsBuilt(locale, _index.Progress), locale);
    }

    /// <summary>The same problem is logged once, until a command succeeds.</summary>
    private void Report(IndexException exception)
    {
        if (_failure != exception.Message)
        {
            LogFailed(exception.Message);
        }

        _failure = exception.Message;
    }

    private Reply UnknownCommand(IIndexSnapshot entries, string name, string line, Locale locale)
    {
        var suggestions = _byName.Keys.Select(known => (Name: known, Distance: EditDistance.Between(known, name.ToLowerInvariant())))
            .Where(known => known.Distance <= Math.Max(1, known.Name.Length / 3) && known.Distance < known.Name.Length)
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Name, StringComparer.Ordinal)
            .Select(known => $"{known.Name}{line[name.Length..]}")
            .Concat(_implied.FindNear(entries, line))
            .Take(MaxSuggestions)
            .Append($"search {line}")
            .Select(command => new Suggestion($"/paper {command}", command));
        return NotFoundReply.Create("help", Wording.UnknownCommand(locale, name), locale) with
        {
            Suggestions = [.. suggestions],
            Lines = [.. Definitions.Select(definition => HelpCommand.DescribeCommand(definition, locale))],
        };
    }

    [LoggerMessage(LogLevel.Error, "Commands cannot be answered from the index now. {Problem}")]
    private partial void LogFailed(string problem);

    [LoggerMessage(LogLevel.Warning, "The command {Command} took too long, and was cancelled.")]
    private partial void LogTooSlow(string command);
}
