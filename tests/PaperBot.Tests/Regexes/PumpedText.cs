using System.Text.RegularExpressions;

namespace PaperBot.Tests.Regexes;

/// <summary>Makes texts that an expression begins to match and then has to give up or repeat, for as long as it can.</summary>
internal sealed class PumpedText
{
    private const string Characters = " \t\n\ra1A가.,:;-/()[]{}<>\"'`*_#|!\\~$&=?+년월\u0301\u200b…mB";
    private static readonly string[] Ends = ["", "1", "\u0001"];

    private readonly StringBuilder _text = new();
    private readonly Random _random;
    private readonly RegexNode? _pumped;
    private readonly int _length;
    private bool _isCut;

    private PumpedText(RegexNode root, RegexNode? pumped, int length, int seed)
    {
        (_random, _pumped, _length) = (new(seed), pumped, length);
        Write(root);
    }

    /// <summary>The texts of an expression, each of about a length.</summary>
    public static IEnumerable<string> Of(Regex regex, int length, int seeds)
    {
        var root = RegexNode.Of(regex);
        var loops = root.All.Where(node => node.Max == int.MaxValue && node.Kind.Contains("lo", StringComparison.OrdinalIgnoreCase)).ToList();
        for (var seed = 0; seed < seeds; seed++)
        {
            foreach (var loop in loops)
            {
                var text = new PumpedText(root, loop, length, seed)._text.ToString();
                foreach (var end in Ends)
                {
                    yield return text + end;
                }
            }

            foreach (var start in loops.Prepend(null).Select(loop => new PumpedText(root, loop, 2, seed)._text.ToString()).Where(text => text.Length > 0).Distinct())
            {
                yield return Repeat(start, length);
                yield return Repeat(start[..^1], length);
            }
        }

        foreach (var character in Characters)
        {
            yield return new string(character, length) + "\u0001";
        }
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, (length / Math.Max(text.Length, 1)) + 1));

    private void Write(RegexNode node)
    {
        if (_isCut)
        {
            return;
        }

        switch (node.Kind)
        {
            case "Multi":
                _text.Append(node.Text);
                break;
            case "Alternate":
                Write(node.Children.FirstOrDefault(IsPumped) ?? node.Children[_random.Next(node.Children.Count)]);
                break;
            case "NegativeLookaround" when !IsPumped(node):
            case "BackreferenceConditional" or "ExpressionConditional":
                break;
            case "Loop" or "Lazyloop" when node != _pumped:
                for (var times = Times(node); times > 0; times--)
                {
                    Write(node.Children[0]);
                }

                break;
            case var kind when kind.StartsWith("One", StringComparison.Ordinal):
                _text.Append(node.Char, kind == "One" ? 1 : Times(node));
                break;
            case var kind when kind.StartsWith("Notone", StringComparison.Ordinal) || kind.StartsWith("Set", StringComparison.Ordinal):
                _text.Append(Pick(node), kind is "Notone" or "Set" ? 1 : Times(node));
                break;
            default:
                var start = _text.Length;
                node.Children.ToList().ForEach(Write);
                if (node == _pumped)
                {
                    _text.Append(Repeat(_text.ToString(start, _text.Length - start), _text.Length == start ? 0 : _length));
                }

                break;
        }

        // Half of the texts end behind what is repeated.
        _isCut |= node == _pumped && _random.Next(2) == 0;
    }

    private bool IsPumped(RegexNode node) => node.All.Contains(_pumped);

    private int Times(RegexNode loop) => loop == _pumped ? _length
        : IsPumped(loop) ? Math.Max(1, loop.Min)
        : Math.Min(loop.Max, loop.Min + _random.Next(3));

    private char Pick(RegexNode node)
    {
        var fitting = Characters.Where(Fits).ToList();
        return fitting.Count > 0 ? fitting[_random.Next(fitting.Count)] : Enumerable.Range(0, char.MaxValue).Select(code => (char)code).First(Fits);

        bool Fits(char character) => node.Kind.StartsWith("Notone", StringComparison.Ordinal) ? character != node.Char : node.Accepts(character);
    }
}
