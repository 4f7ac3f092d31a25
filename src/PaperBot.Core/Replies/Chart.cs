using System.Globalization;
using System.Text;

namespace PaperBot.Replies;

/// <summary>Numbers that are compared with each other.</summary>
/// <param name="Title">What is counted, one line.</param>
/// <param name="Bars">The numbers with their labels, in the order in which they are shown.</param>
public sealed record Chart(string Title, IReadOnlyList<ChartBar> Bars)
{
    private const int BarLength = 10;
    private const int MaxLabelLength = 24;
    private const string Parts = "▏▎▍▌▋▊▉█";

    /// <summary>
    /// The chart as lines for a font of fixed width: a bar, the number, and the label. Since the label is last, it does not matter that a Korean letter
    /// is about as wide as two others.
    /// </summary>
    public IReadOnlyList<string> ToLines()
    {
        var max = Bars.Select(bar => bar.Count).DefaultIfEmpty().Max();
        var digits = max.ToString(CultureInfo.InvariantCulture).Length;
        return
        [
            .. Bars.Select(bar => $"{Draw(bar.Count, max)} {bar.Count.ToString(CultureInfo.InvariantCulture).PadLeft(digits)} "
                + Shortening.AtWord(DisplayText.CleanLine(bar.Label), MaxLabelLength)),
        ];
    }

    /// <summary>The chart as text: its title, and its lines as a code block.</summary>
    public StyledText ToText() => new([new($"{Title}\n", TextStyle.Bold), new(string.Join('\n', ToLines()), TextStyle.CodeBlock)]);

    // Anything but nothing has at least the thinnest bar.
    private static string Draw(int count, int max)
    {
        var eighths = count == 0 ? 0 : Math.Max(1, (int)((long)count * BarLength * Parts.Length / max));
        var bar = new StringBuilder(BarLength).Append(Parts[^1], eighths / Parts.Length);
        return (eighths % Parts.Length is > 0 and var rest ? bar.Append(Parts[rest - 1]) : bar).ToString().PadRight(BarLength);
    }
}

/// <summary>A number of a chart.</summary>
/// <param name="Label">What it is the number of.</param>
/// <param name="Count">The number, from 0.</param>
public sealed record ChartBar(string Label, int Count);
