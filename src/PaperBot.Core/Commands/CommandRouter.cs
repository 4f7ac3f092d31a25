using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace PaperBot.Commands;

/// <summary>Parses a command line and runs the command that it names. Every platform calls it.</summary>
public sealed partial class CommandRouter
{
    private const int MaxLength = 1_000;
    private const int MaxSuggestions = 4;
    private readonly IEntryIndex _index;
    private readonly ImpliedCommand _implied;
    private readonly ILogger<CommandRouter> _logger;
    private readonly HelpCommand _help;
    private readonly FrozenDictionary<string, ICommand> _byName;
    private volatile string? _failure;

    /// <param name="commands">Every command except help, which is generated from the others.</param>
    /// <param name="index">The index, without which only help is replied with.</param>
    /// <param name="implied">Finds the command of a line that names none.</param>
    /// <param name="logger">Receives why the index cannot be used.</param>
    public CommandRouter(IEnumerable<ICommand> commands, IEntryIndex index, ImpliedCommand implied, ILogger<CommandRouter> logger)
    {
        (_index, _implied, _logger) = (index, implied, logger);
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
        var text = DisplayText.CleanLine(request.Text);
        if (text.Length > MaxLength)
        {
            return NotFoundReply.Create("help", Wording.TooLong(request.Locale, MaxLength), request.Locale);
        }

        var line = Line().Match(text);
        var name = FoldedText.Normalize(line.Groups["name"].Value);
        var page = int.TryParse(line.Groups["page"].ValueSpan, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;
        var argument = line.Groups["argument"].Value.Trim();
        var command = name == "" ? _help : _byName.GetValueOrDefault(name);
        if (command == _help)
        {
            return await _help.ExecuteAsync(new("", 1, request.Locale), cancellationToken);
        }

        if (!_index.IsLoaded)
        {
            return WithoutIndex(command?.Definition.Name ?? "help", request.Locale);
        }

        try
        {
            if (command is null)
            {
                argument = $"{name} {argument}".TrimEnd();
                command = _implied.Find(argument) is { } implied ? _byName.GetValueOrDefault(implied) : null;
            }

            var reply = command is null
                ? UnknownCommand(name, argument, request.Locale)
                : await command.ExecuteAsync(new(argument, page, request.Locale), cancellationToken);
            _failure = null;
            return reply;
        }
        catch (IndexException exception)
        {
            Report(exception);
            return WithoutIndex(command?.Definition.Name ?? "help", request.Locale);
        }
    }

    /// <summary>Completes the option of the command with this name. Returns no choices if there is no such command.</summary>
    public IReadOnlyList<AutocompleteChoice> Autocomplete(string name, string typed)
    {
        if (!_index.IsLoaded || !_byName.TryGetValue(name, out var command))
        {
            return [];
        }

        try
        {
            return [.. command.Autocomplete(DisplayText.CleanLine(typed)).Select(choice => choice with { Label = DisplayText.CleanLine(choice.Label) })];
        }
        catch (IndexException exception)
        {
            Report(exception);
            return [];
        }
    }

    private Reply WithoutIndex(string command, Locale locale) => NotFoundReply.Create(command, Wording.IndexIsBuilt(locale, _index.Progress), locale);

    /// <summary>The same problem is logged once, until a command succeeds.</summary>
    private void Report(IndexException exception)
    {
        if (_failure != exception.Message)
        {
            LogFailed(exception.Message);
        }

        _failure = exception.Message;
    }

    private Reply UnknownCommand(string name, string line, Locale locale)
    {
        var suggestions = _byName.Keys.Select(known => (Name: known, Distance: EditDistance.Between(known, name.ToLowerInvariant())))
            .Where(known => known.Distance <= Math.Max(1, known.Name.Length / 3))
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Name, StringComparer.Ordinal)
            .Select(known => $"{known.Name}{line[name.Length..]}")
            .Concat(_implied.FindNear(line))
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

    [GeneratedRegex(@"^(?:/?paper(?:\s+|$))?(?<name>\S*)(?<argument>.*?)(?:\s+page:(?<page>[0-9]{1,9}))?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Line();
}
