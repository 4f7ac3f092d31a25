using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Commands;

/// <summary>Parses a command line and runs the command that it names. Every platform calls it.</summary>
public sealed partial class CommandRouter
{
    private const int MaxLength = 1_000;
    private readonly HelpCommand _help;
    private readonly FrozenDictionary<string, ICommand> _byName;

    /// <param name="commands">Every command except help, which is generated from the others.</param>
    public CommandRouter(IEnumerable<ICommand> commands)
    {
        List<ICommand> others = [.. commands.OrderBy(command => command.Definition.Name, StringComparer.Ordinal)];
        _help = new HelpCommand([.. others.Select(command => command.Definition)]);
        Definitions = [.. others.Append(_help).Select(command => command.Definition)];
        _byName = others.Append(_help)
            .SelectMany(command => new[] { command.Definition.Name, command.Definition.KoreanName }.Select(name => (name, command)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.command, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The definitions of all commands, in the order of help.</summary>
    public IReadOnlyList<CommandDefinition> Definitions { get; }

    /// <summary>Executes one command line: <c>tag moe page:2</c>, with or without <c>/paper</c>, the command's name in English or Korean.</summary>
    public ValueTask<Reply> ExecuteAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var text = DisplayText.CleanLine(request.Text);
        if (text.Length > MaxLength)
        {
            return new(NotFoundReply.Create("help", Wording.TooLong(request.Locale, MaxLength), request.Locale));
        }

        var line = Line().Match(text);
        var name = FoldedText.Normalize(line.Groups["name"].Value);
        var page = int.TryParse(line.Groups["page"].ValueSpan, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;
        var argument = line.Groups["argument"].Value.Trim();
        return name == "" ? _help.ExecuteAsync(new("", 1, request.Locale), cancellationToken)
            : _byName.TryGetValue(name, out var command) ? command.ExecuteAsync(new(argument, page, request.Locale), cancellationToken)
            : new(UnknownCommand(name, argument, request.Locale));
    }

    /// <summary>Completes the option of the command with this name. Returns no choices if there is no such command.</summary>
    public IReadOnlyList<AutocompleteChoice> Autocomplete(string name, string typed) =>
        _byName.TryGetValue(name, out var command)
            ? [.. command.Autocomplete(DisplayText.CleanLine(typed)).Select(choice => choice with { Label = DisplayText.CleanLine(choice.Label) })]
            : [];

    private Reply UnknownCommand(string name, string argument, Locale locale)
    {
        var suggestions = _byName.Keys.Select(known => (Name: known, Distance: EditDistance.Between(known, name.ToLowerInvariant())))
            .Where(known => known.Distance <= Math.Max(1, known.Name.Length / 3))
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Name, StringComparer.Ordinal)
            .Select(known => $"{known.Name} {argument}".TrimEnd())
            .Append($"search {name} {argument}".TrimEnd())
            .Select(command => new Suggestion($"/paper {command}", command));
        return NotFoundReply.Create("help", Wording.UnknownCommand(locale, name), locale) with
        {
            Suggestions = [.. suggestions],
            Lines = [.. Definitions.Select(definition => HelpCommand.DescribeCommand(definition, locale))],
        };
    }

    [GeneratedRegex(@"^(?:/?paper(?:\s+|$))?(?<name>\S*)(?<argument>.*?)(?:\s+page:(?<page>[0-9]{1,9}))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
