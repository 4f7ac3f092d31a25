namespace PaperBot.Parsing.Digest;

/// <summary>The lines under one date line.</summary>
/// <param name="Dated">The date line, or null for the lines in front of the first one.</param>
/// <param name="Lines">The lines below it.</param>
internal sealed record DigestSection(DigestLine.Dated? Dated, IReadOnlyList<DigestLine> Lines)
{
    /// <summary>The line that a problem of the whole section is about: its first text, else its date line, else 0.</summary>
    public int FirstLine => Lines is [var first, ..] ? first.Number : Dated?.Number ?? 0;

    /// <summary>Cuts a digest at its date lines. There is always one section.</summary>
    public static IReadOnlyList<DigestSection> Split(IReadOnlyList<DigestLine> lines)
    {
        var sections = new List<DigestSection>();
        DigestLine.Dated? dated = null;
        var below = new List<DigestLine>();
        foreach (var line in lines)
        {
            if (line is not DigestLine.Dated next)
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
