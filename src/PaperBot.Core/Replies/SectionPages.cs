namespace PaperBot.Replies;

internal static class SectionPages
{
    private const int MaxClusterLength = 64;

    /// <summary>
    /// Divides sections into pages of at most <paramref name="length"/> characters. A page ends at a paragraph, a sentence or at least a word if
    /// possible. No text is lost.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<CardSection>> Split(IEnumerable<CardSection> sections, int length)
    {
        var pages = new List<List<(string? Heading, List<StyledText> Pieces)>>();
        var available = 0;
        foreach (var section in sections)
        {
            foreach (var piece in Pieces(section.Text, length))
            {
                if (pages.Count == 0 || piece.Plain.Length > available)
                {
                    pages.Add([]);
                    available = length;
                }

                available -= piece.Plain.Length;
                var page = pages[^1];
                if (page.Count == 0 || page[^1].Heading != section.Heading)
                {
                    page.Add((section.Heading, []));
                }

                page[^1].Pieces.Add(piece);
            }
        }

        return [.. pages.Select(page => (IReadOnlyList<CardSection>)[.. page.Select(section => new CardSection(section.Heading, StyledText.Lines(section.Pieces)))])];
    }

    private static IEnumerable<StyledText> Pieces(StyledText text, int length)
    {
        foreach (var paragraph in text.Paragraphs())
        {
            var (start, whole) = (0, paragraph.Plain);
            while (whole.Length - start > length)
            {
                var end = start + FindEnd(whole.AsSpan(start, Math.Min(length + MaxClusterLength, whole.Length - start)).ToString(), length);
                yield return paragraph.Slice(start, end).TrimEnd();
                start = end + (whole.Length - end - whole.AsSpan(end).TrimStart().Length);
            }

            if (start < whole.Length)
            {
                yield return paragraph.Slice(start, whole.Length);
            }
        }
    }

    private static int FindEnd(string text, int length)
    {
        var end = Shortening.GraphemeBoundary(text, length);
        var sentence = text.LastIndexOf(". ", end - 1, StringComparison.Ordinal);
        var word = text.LastIndexOf(' ', end - 1);
        return sentence > end / 2 ? sentence + 1 : word > end / 2 ? word : end;
    }
}
