using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.Digest;

/// <summary>The lines under one date line.</summary>
/// <param name="Dated">The date line, or null for the lines before the first one.</param>
/// <param name="Lines">The lines below it.</param>
internal sealed record DigestSection(ClassifiedLine.Dated? Dated, IReadOnlyList<ClassifiedLine> Lines)
{
    /// <summary>The line number for a problem of the whole section: that of its first text, else of its date line, else 0.</summary>
    public int FirstLine => Lines is [var first, ..] ? first.Number : Dated?.Number ?? 0;

    /// <summary>Splits a digest at its date lines. There is always at least one section.</summary>
    public static IReadOnlyList<DigestSection> Split(IReadOnlyList<ClassifiedLine> lines)
    {
        var sections = new List<DigestSection>();
        ClassifiedLine.Dated? dated = null;
        var below = new List<ClassifiedLine>();
        foreach (var line in lines)
        {
            if (line is not ClassifiedLine.Dated next)
            {
                below.Add(line);
                continue;
            }

            if (dated is not null || below.Count > 0)
            {
                sections.Add(new DigestSection(dated, below));
            }

            (dated, below) = (next, []);
        }

        sections.Add(new DigestSection(dated, below));
        return sections;
    }
}
