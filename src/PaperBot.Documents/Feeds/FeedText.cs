using System.Text;

namespace PaperBot.Feeds;

/// <summary>
/// Prepares the text of a feed for reading: without characters that XML does not allow, without the document type (so that nothing is declared, fetched or
/// expanded), and without the beginnings of comments and CDATA sections that their author forgot to end, which would hide the posts behind them.
/// </summary>
internal sealed class FeedText(string text)
{
    private const string DocumentType = "<!DOCTYPE";
    private const string Declarations = "]";

    private static readonly (string Start, string End)[] Sections = [("<!--", "-->"), ("<![CDATA[", "]]>")];

    private static readonly string[] PostEnds = ["</item>", "</entry>"];

    // The position at which each end was found last, so that many beginnings without an end take linear time.
    private readonly Dictionary<string, int> _ends = [];

    private readonly StringBuilder _clean = new(text.Length);

    /// <summary>Prepares a text.</summary>
    public static string Clean(string text) => new FeedText(text).Clean();

    private string Clean()
    {
        var from = 0;
        while (text.IndexOf("<!", from, StringComparison.Ordinal) is >= 0 and var at)
        {
            Append(from, at);
            from = Read(at);
        }

        Append(from, text.Length);
        return _clean.ToString();
    }

    // Returns the position behind what was read.
    private int Read(int at)
    {
        foreach (var (start, end) in Sections)
        {
            if (text.AsSpan(at).StartsWith(start))
            {
                var from = at + start.Length;
                if (FindEnd(end, from) is not { } found || HidesPost(text.AsSpan(from, found - from), start))
                {
                    return from;
                }

                Append(at, found + end.Length);
                return found + end.Length;
            }
        }

        return text.AsSpan(at).StartsWith(DocumentType, StringComparison.OrdinalIgnoreCase) ? EndOfDocumentType(at + DocumentType.Length) : at + 2;
    }

    // Sections are not nested: one that contains the beginning of another behind the end of a post was not ended.
    private static bool HidesPost(ReadOnlySpan<char> content, string start)
    {
        var next = content.IndexOf(start);
        foreach (var end in PostEnds)
        {
            if (next >= 0 && content[..next].Contains(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private int EndOfDocumentType(int from)
    {
        var end = EndOfName(from);
        if (end < text.Length && text[end] == '[')
        {
            end = FindEnd(Declarations, end) is { } close ? EndOfName(close) : end;
        }

        return end < text.Length && text[end] != '<' ? end + 1 : end;
    }

    private int EndOfName(int from) => text.AsSpan(from).IndexOfAny("[<>") is >= 0 and var length ? from + length : text.Length;

    private int? FindEnd(string end, int from)
    {
        if (!_ends.TryGetValue(end, out var found) || found < from)
        {
            _ends[end] = found = text.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var at ? at : int.MaxValue;
        }

        return found == int.MaxValue ? null : found;
    }

    private void Append(int from, int to)
    {
        for (; from < to; from++)
        {
            _clean.Append(text[from] is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF' ? ' ' : text[from]);
        }
    }
}
