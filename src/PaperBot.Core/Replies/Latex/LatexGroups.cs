using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>The braces of one paragraph or heading, and the groups that are open while it is parsed.</summary>
internal sealed class LatexGroups
{
    private const int MaxDepth = 30;

    private readonly Dictionary<int, int> _closing = [];
    private readonly Stack<LatexGroupInline> _open = new();

    private LatexGroups(StringSlice slice)
    {
        var opening = new Stack<int>();
        for (var at = slice.Start; at <= slice.End; at++)
        {
            switch (slice.Text[at])
            {
                case '\\':
                    at++;
                    break;
                case '{':
                    opening.Push(at);
                    break;
                case '}' when opening.Count > 0:
                    _closing[opening.Pop()] = at;
                    break;
            }
        }
    }

    /// <summary>Where the innermost open group ends.</summary>
    public int End => _open.TryPeek(out var group) ? group.End : int.MaxValue;

    /// <summary>The groups of the block that is being parsed; its braces are matched once, from where this is first called.</summary>
    public static LatexGroups Of(InlineProcessor processor, StringSlice slice)
    {
        var block = processor.Block!;
        if (block.GetData(typeof(LatexGroups)) is not LatexGroups groups)
        {
            groups = new(slice);
            block.SetData(typeof(LatexGroups), groups);
        }

        // A code span or a link may have swallowed a closing brace.
        while (groups.End < slice.Start)
        {
            groups._open.Pop().IsClosed = true;
        }

        return groups;
    }

    /// <summary>The position of the brace that closes the one at a position; -1 if there is none.</summary>
    public int FindClose(int opening) => _closing.GetValueOrDefault(opening, -1);

    /// <summary>Makes the text after the next characters of a slice be parsed into a group; false if too many are open.</summary>
    public bool TryOpen(InlineProcessor processor, LatexGroupInline group, ref StringSlice slice, int length)
    {
        if (_open.Count >= MaxDepth)
        {
            return false;
        }

        _open.Push(group);
        processor.Inline = group;
        slice.Start += length;
        return true;
    }

    /// <summary>Closes the innermost group where a slice starts with its brace.</summary>
    public bool TryClose(InlineProcessor processor, ref StringSlice slice)
    {
        if (End != slice.Start)
        {
            return false;
        }

        var group = _open.Pop();
        processor.PostProcessInlines(0, group, null, isFinalProcessing: false);
        group.Close();
        processor.Inline = group;
        slice.SkipChar();
        return true;
    }
}
