namespace PaperBot.Parsing.Html;

/// <summary>An element of an HTML document, or a text between two tags.</summary>
/// <param name="Name">The element's name in lower case; empty for a text.</param>
/// <param name="Text">The text with entities resolved; empty for an element.</param>
/// <param name="Line">Its line number in the document, from 1.</param>
internal sealed record HtmlNode(string Name, string Text, int Line)
{
    private static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();
    private string[]? _classes;

    /// <summary>The attributes that PaperBot reads, by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = NoAttributes;

    public required int At { get; init; }

    /// <summary>The index of the first node after this one and its content.</summary>
    public int End { get; set; }

    /// <summary>The value of an attribute, or an empty string.</summary>
    public string this[string attribute] => Attributes.GetValueOrDefault(attribute, "");

    public IReadOnlyList<string> Classes => _classes ??= this["class"].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether one of its classes or its id is among the names.</summary>
    public bool HasClassOrId(IReadOnlySet<string> names) => Attributes.Count > 0 && (names.Contains(this["id"]) || Classes.Any(names.Contains));
}
