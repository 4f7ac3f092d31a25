using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.VaultNote;

/// <summary>The first lines of a vault note: the paper's address, then the title with its authors. Each may be missing.</summary>
/// <param name="Length">The number of the note's lines that belong to it.</param>
/// <param name="BeginsWithLink">Whether the note's first line begins with a link.</param>
/// <param name="Title">The title line, or null.</param>
internal sealed partial record VaultNoteHeading(int Length, bool BeginsWithLink, VaultNoteTitle? Title)
{
    private const int MaxWraps = 8;

    /// <summary>Reads the heading of a note. A title line may be wrapped, and may be there twice.</summary>
    /// <param name="lines">The note's lines.</param>
    /// <param name="name">The title in the file's name: a line that begins with it is the title even without authors.</param>
    public static VaultNoteHeading Read(IReadOnlyList<DocumentLine> lines, string name)
    {
        var link = lines is [var first, ..] && (StartsWithLink.IsMatch(first.Text) || WrittenArxivId.IsOnly(first.Text));
        var at = lines.TakeWhile(line => IsAddress(line.Text)).Count();
        var joined = "";
        for (var next = at; next < lines.Count && next - at < MaxWraps && (next == at || IsWrapped(lines[next - 1], lines[next])); next++)
        {
            joined = next == at ? lines[at].Text : joined + " " + lines[next].Text;
            if (VaultNoteTitle.Find(joined) is { } title)
            {
                return WithAuthorsBelow(lines, SkipRepetitions(lines, next + 1, joined, title), link, title);
            }
        }

        return at < lines.Count && VaultNoteTitle.FindIncomplete(lines[at].Text, name) is { } incomplete
            ? new VaultNoteHeading(at + 1, link, incomplete)
            : new VaultNoteHeading(at, link, null);
    }

    private static VaultNoteHeading WithAuthorsBelow(IReadOnlyList<DocumentLine> lines, int next, bool link, VaultNoteTitle title) =>
        title.Authors.Count == 0 && next < lines.Count && ((title.IsMarked && AuthorsLine.TryRead(lines[next].Text, out var authors))
            || AuthorsLine.TryReadLabelled(lines[next].Text, out authors) || AuthorsLine.TryReadPlain(lines[next].Text, out authors))
            ? new(next + 1, link, title with { Authors = authors })
            : new(next, link, title);

    // The same line again, or the title of the paper's first version above the same authors.
    private static int SkipRepetitions(IReadOnlyList<DocumentLine> lines, int next, string text, VaultNoteTitle title)
    {
        while (next < lines.Count && (lines[next].Text == text
            || (VaultNoteTitle.Find(lines[next].Text) is { Authors: { Count: > 0 } authors } && authors.Names.SequenceEqual(title.Authors.Names))))
        {
            next++;
        }

        return next;
    }

    // A title and its authors continue in the next line only without Hangul: Korean lines are commentary.
    private static bool IsWrapped(DocumentLine line, DocumentLine next) =>
        next.Number == line.Number + 1 && !Hangul.IsIn(line.Text) && !Hangul.IsIn(next.Text);

    private static bool IsAddress(string line) => LinkFinder.IsOneAddress(line) || WrittenArxivId.IsOnly(line)
        || (LinkedAddress.Match(line) is { Success: true } link && LinkFinder.IsOneAddress(link.Groups["label"].Value));

    [GeneratedRegex(@"^(https?://|\[[^\[\]]+\]\(https?://)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StartsWithLink { get; }

    // An address that was pasted as a link: [https://example.org](https://example.org/?from=here).
    [GeneratedRegex(@"^\[(?<label>[^\[\]]+)\]\(\S+\)$", RegexOptions.CultureInvariant)]
    private static partial Regex LinkedAddress { get; }
}
