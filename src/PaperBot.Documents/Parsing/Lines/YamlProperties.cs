using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PaperBot.Parsing.Lines;

/// <summary>A value of a property.</summary>
/// <param name="Key">The name of the property.</param>
/// <param name="Text">The value.</param>
/// <param name="IsItem">Whether it is an item of a list.</param>
internal sealed record YamlValue(string Key, string Text, bool IsItem);

/// <summary>
/// The properties of a YAML mapping, read from YamlDotNet's events: so anchors are never expanded, and nothing recurses. Where the whole is not valid YAML
/// (<c>title: A Tale: Two Beds</c>), each property is read alone, and one that is still invalid is taken as it is written.
/// </summary>
internal sealed partial class YamlProperties
{
    private readonly List<YamlValue> _values = [];

    /// <summary>Reads a mapping; null if the text is not one.</summary>
    public static YamlProperties? Read(string yaml)
    {
        var properties = new YamlProperties();
        var blocks = Key.Matches(yaml);
        if (!properties.TryAdd(yaml))
        {
            if (blocks.Count == 0 || yaml.Split('\n').Any(line => !PropertyLine.IsMatch(line)))
            {
                return null;
            }

            properties._values.Clear();
            for (var at = 0; at < blocks.Count; at++)
            {
                properties.AddBlock(blocks[at], yaml[blocks[at].Index..(at + 1 < blocks.Count ? blocks[at + 1].Index : yaml.Length)]);
            }
        }

        // tags: #moe #llm is a comment to YAML, but not to who writes it.
        properties._values.AddRange(blocks.Where(block => block.Groups["hashed"].Success)
            .Select(block => new YamlValue(block.Groups["key"].Value.Trim(), block.Groups["hashed"].Value.Trim(), IsItem: false)));
        return properties;
    }

    /// <summary>The values of the first of some keys that has any; case does not matter.</summary>
    public IReadOnlyList<YamlValue> Find(params string[] keys) => keys
        .Select(key => _values.Where(value => value.Key.Equals(key, StringComparison.OrdinalIgnoreCase) && value.Text.Length > 0).ToList())
        .FirstOrDefault(values => values.Count > 0) ?? [];

    private void AddBlock(Match key, string block)
    {
        var before = _values.Count;
        if (!TryAdd(block))
        {
            _values.RemoveRange(before, _values.Count - before);
            var written = block[key.Length..].Trim();
            var lines = written.Split('\n').Select(line => line.Trim()).ToList();
            var isList = lines.TrueForAll(line => line.StartsWith("- ", StringComparison.Ordinal));
            _values.AddRange((isList ? lines.Select(line => line[2..]) : written is ['[', .. var items, ']'] ? items.Split(',') : [written])
                .Select(value => new YamlValue(key.Groups["key"].Value.Trim(), value.Trim(' ', '"', '\''), isList || written[0] == '[')));
        }
    }

    private bool TryAdd(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            if (!parser.TryConsume<MappingStart>(out _))
            {
                return false;
            }

            while (!parser.Accept<MappingEnd>(out _))
            {
                AddValues(parser, parser.Consume<Scalar>().Value);
            }

            return true;
        }
        catch (Exception exception) when (exception is YamlException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            return false;
        }
    }

    private void AddValues(Parser parser, string key)
    {
        var open = new Stack<bool>();
        var map = new Dictionary<string, string>();
        string? name = null;
        do
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    open.Push(parser.Current is MappingStart);
                    name = null;
                    break;
                case MappingEnd or SequenceEnd:
                    if (open.Pop() && map.Count > 0)
                    {
                        _values.Add(new(key, NameOf(map), IsItem: true));
                        map.Clear();
                    }

                    break;
                case Scalar scalar when open.TryPeek(out var isMap) && isMap:
                    _ = name is not null && map.TryAdd(name, scalar.Value);
                    name = name is null ? scalar.Value : null;
                    break;
                case Scalar scalar:
                    _values.Add(new(key, scalar.Value, IsItem: open.Count > 0));
                    break;
            }
        }
        while (parser.MoveNext() && open.Count > 0);
    }

    // A map is a person: name, or given and family.
    private static string NameOf(Dictionary<string, string> map) =>
        map.GetValueOrDefault("name") ?? $"{map.GetValueOrDefault("given")} {map.GetValueOrDefault("family")}".Trim();

    [GeneratedRegex(@"^(?<quote>[""']?)(?<key>(?>\w[\w -]*))\k<quote>[ \t]*:(?=\s|\z)([ \t]+(?<hashed>\#[^\s#].*))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Key { get; }

    [GeneratedRegex(@"^([""']?(?>\w[\w -]*)[""']?\s*:|[ \t#\]}-]|\r?$)", RegexOptions.CultureInvariant)]
    private static partial Regex PropertyLine { get; }
}
