using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using PaperBot.Entries;
using PaperBot.Replies;
using PaperBot.Search;

namespace PaperBot.Commands;

/// <summary>Brings a platform's request to its command. The one way in for every platform.</summary>
public sealed partial class CommandRouter
{
    private const int MaxLength = 1_000;
    private readonly HelpCommand _help;
    private readonly FrozenDictionary<string, ICommand> _byName;

    /// <param name="commands">Every command but help, which is made of them.</param>
    public CommandRouter(IEnumerable<ICommand> commands)
    {
        List<ICommand> others = [.. commands.OrderBy(command => command.Definition.Name, StringComparer.Ordinal)];
        _help = new HelpCommand([.. others.Select(command => command.Definition)]);
        Definitions = [.. others.Append(_help).Select(command => command.Definition)];
        _byName = others.Append(_help)
            .SelectMany(command => new[] { command.Definition.Name, command.Definition.KoreanName }.Select(name => (name, command)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.command, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What every command says of itself, in the order of help.</summary>
    public IReadOnlyList<CommandDefinition> Definitions { get; }

    /// <summary>Answers one command line: <c>tag moe page:2</c>, with or without <c>/paper</c> before it, the name in English or Korean.</summary>
    public ValueTask<Reply> ExecuteAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var text = DisplayText.CleanLine(request.Text);
        if (text.Length > MaxLength)
        {
            return new(NotFoundReply.Create("help", Wording.TooLong(request.Locale, MaxLength), request.Locale));
        }

        var line = Line().Match(text);
        var name = FoldedText.Normalize(line.Groups["name"].Value);
        var page = int.TryParse(line.Groups["page"].ValueSpan, CultureInfo.InvariantCulture, out var asked) ? Math.Max(1, asked) : 1;
        var argument = line.Groups["argument"].Value.Trim();
        return name == "" ? _help.ExecuteAsync(new("", 1, request.Locale), cancellationToken)
            : _byName.TryGetValue(name, out var command) ? command.ExecuteAsync(new(argument, page, request.Locale), cancellationToken)
            : new(Unknown(name, argument, request.Locale));
    }

    /// <summary>Completions for the option of the command with this name; none for a name that does not exist.</summary>
    public IReadOnlyList<AutocompleteChoice> Autocomplete(string name, string typed) =>
        _byName.TryGetValue(name, out var command) ? [.. command.Autocomplete(DisplayText.CleanLine(typed)).Select(choice => new AutocompleteChoice(DisplayText.CleanLine(choice.Label), choice.Value))] : [];

    private Reply Unknown(string name, string argument, Locale locale)
    {
        var near = _byName.Keys.Select(known => (Name: known, Distance: EditDistance.Between(known, name.ToLowerInvariant())))
            .Where(known => known.Distance <= Math.Max(1, known.Name.Length / 3))
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Name, StringComparer.Ordinal)
            .Select(known => known.Name)
            .Select(known => new Suggestion($"/paper {known} {argument}".TrimEnd(), $"{known} {argument}".TrimEnd()));
        var searched = $"{name} {argument}".TrimEnd();
        return NotFoundReply.Create("help", Wording.UnknownCommand(locale, name), locale) with
        {
            Suggestions = [.. near, new($"/paper search {searched}", $"search {searched}")],
            Lines = [.. Definitions.Select(definition => HelpCommand.Line(definition, locale))],
        };
    }

    [GeneratedRegex(@"^(?:/?paper(?:\s+|$))?(?<name>\S*)(?<argument>.*?)(?:\s+page:(?<page>[0-9]{1,9}))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
