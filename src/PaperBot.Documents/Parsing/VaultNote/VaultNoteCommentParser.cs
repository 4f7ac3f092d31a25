using Markdig.Parsers;
using Markdig.Syntax;

namespace PaperBot.Parsing.VaultNote;

/// <summary>Makes one Markdig block of a comment that begins a line and ends in a later one: <c>%%…%%</c> or <c>&lt;!--…--&gt;</c>.</summary>
internal sealed class VaultNoteCommentParser : BlockParser
{
    public VaultNoteCommentParser() => OpeningCharacters = ['%', '<'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var (start, end) = line.CurrentChar == '%' ? ("%%", "%%") : ("<!--", "-->");
        if (!line.Match(start) || line.AsSpan()[start.Length..].Contains(end, StringComparison.Ordinal))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new Comment(this, end) { Line = processor.LineIndex, Span = new(processor.Start, line.End) });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.UpdateSpanEnd(processor.Line.End);
        return processor.Line.AsSpan().Contains(((Comment)block).End, StringComparison.Ordinal) ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    private sealed class Comment(BlockParser parser, string end) : LeafBlock(parser)
    {
        public string End { get; } = end;
    }
}
