using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace PaperBot.Tests.Regexes;

/// <summary>A node of an expression's syntax tree. The framework has such a tree, but shows it only by reflection.</summary>
internal sealed class RegexNode
{
    private const BindingFlags Members = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Func<string, RegexOptions, CultureInfo, object> Parse =
        Framework("RegexParser").GetMethod("Parse", Members)!.CreateDelegate<Func<string, RegexOptions, CultureInfo, object>>();

    private static readonly Func<char, string, bool> IsInClass =
        Framework("RegexCharClass").GetMethod("CharInClass", Members, [typeof(char), typeof(string)])!.CreateDelegate<Func<char, string, bool>>();

    private RegexNode(object node)
    {
        Kind = Property<object>(node, "Kind").ToString()!;
        (Min, Max, Char, Text) = (Property<int>(node, "M"), Property<int>(node, "N"), Property<char>(node, "Ch"), Property<string?>(node, "Str"));
        var count = (int)node.GetType().GetMethod("ChildCount", Members)!.Invoke(node, null)!;
        Children = [.. Enumerable.Range(0, count).Select(at => new RegexNode(node.GetType().GetMethod("Child", Members)!.Invoke(node, [at])!))];
    }

    /// <summary>The kind: <c>One</c>, <c>Set</c>, <c>Setloop</c>, <c>Alternate</c>, …</summary>
    public string Kind { get; }

    /// <summary>How often a loop repeats at least.</summary>
    public int Min { get; }

    /// <summary>How often a loop repeats at most; <see cref="int.MaxValue"/> if there is no limit.</summary>
    public int Max { get; }

    /// <summary>The character of a node of one.</summary>
    public char Char { get; }

    /// <summary>The literal text, or the class of characters.</summary>
    public string? Text { get; }

    public IReadOnlyList<RegexNode> Children { get; }

    public IEnumerable<RegexNode> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>The root of an expression.</summary>
    public static RegexNode Of(Regex regex)
    {
        var tree = Parse(regex.ToString(), regex.Options, CultureInfo.InvariantCulture);
        return new(tree.GetType().GetField("Root", Members)!.GetValue(tree)!);
    }

    /// <summary>Whether a character is in the class of a set.</summary>
    public bool Accepts(char character) => IsInClass(character, Text!);

    private static Type Framework(string name) => typeof(Regex).Assembly.GetType($"System.Text.RegularExpressions.{name}", throwOnError: true)!;

    private static T Property<T>(object node, string name) => (T)node.GetType().GetProperty(name, Members)!.GetValue(node)!;
}
