namespace PaperBot.Replies;

/// <summary>Divides a long text into pages.</summary>
internal static class SectionPages
{
    /// <summary>
    /// The sections on as many pages as they need, none with over <paramref name="length"/> characters. A page ends at a paragraph, a sentence
    /// or at least a word where it can; nothing is left out.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<CardSection>> Split(IEnumerable<CardSection> sections, int length)
    {
        var pages = new List<List<CardSection>>();
        var room = 0;
        foreach (var section in sections)
        {
            foreach (var piece in Pieces(section.Text, length))
            {
                if (pages.Count == 0 || piece.Length > room)
                {
                    pages.Add([]);
                    room = length;
                }

                room -= piece.Length;
                var page = pages[^1];
                if (page.Count > 0 && page[^1].Heading == section.Heading)
                {
                    page[^1] = page[^1] with { Text = $"{page[^1].Text}\n{piece}" };
                }
                else
                {
                    page.Add(new(section.Heading, piece));
                }
            }
        }

        return pages;
    }

    private static IEnumerable<string> Pieces(string text, int length)
    {
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = paragraph;
            while (rest.Length > length)
            {
                var end = EndOfPiece(rest, length);
                yield return rest[..end].TrimEnd();
                rest = rest[end..].TrimStart();
            }

            if (rest.Length > 0)
            {
                yield return rest;
            }
        }
    }

    private static int EndOfPiece(string text, int length)
    {
        var whole = Shortening.GraphemeBoundary(text, length);
        var sentence = text.LastIndexOf(". ", whole - 1, StringComparison.Ordinal);
        var word = text.LastIndexOf(' ', whole - 1);
        return sentence > whole / 2 ? sentence + 1 : word > whole / 2 ? word : whole;
    }
}
