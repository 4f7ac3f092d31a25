using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.VaultNote;

/// <summary>
/// What a part of a vault note is. A line of text is a paragraph, and may be quoted or an item of a list. A code block includes its blank lines.
/// </summary>
internal enum VaultNotePartKind
{
    Line,
    Heading,
    Code,
    Table,
}

/// <summary>A part of a vault note that is read as one.</summary>
/// <param name="Number">The number of its first line, from 1.</param>
/// <param name="Text">Its text as written, trimmed; never empty.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct VaultNotePart(int Number, string Text, VaultNotePartKind Kind);

/// <summary>Splits a vault note into its parts with Markdig. Comments and block ids are left out.</summary>
internal static partial class VaultNoteParts
{
    private static readonly MarkdownPipeline Blocks = Pipeline();

    /// <summary>The parts of a text in order. Pure; takes time linear in the text.</summary>
    public static IReadOnlyList<VaultNotePart> Read(string text)
    {
        var parts = new List<VaultNotePart>();
        var blocks = Markdown.Parse(text, Blocks);
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is FencedCodeBlock { ClosingFencedCharCount: > 0 } code)
            {
                parts.Add(new(code.Line + 1, Unindented(text, code.Span), VaultNotePartKind.Code));
            }
            else
            {
                // A code block that is never closed is read as text, so that the tags below it count.
                var end = at + 1 < blocks.Count ? blocks[at + 1].Span.Start : text.Length;
                var lines = DocumentLines.Read(Comment.Replace(text[blocks[at].Span.Start..end], "${code}"));
                AddLines(parts, lines, blocks[at].Line, blocks[at] is HeadingBlock ? VaultNotePartKind.Heading : VaultNotePartKind.Line);
            }
        }

        return parts;
    }

    private static void AddLines(List<VaultNotePart> parts, IReadOnlyList<DocumentLine> lines, int above, VaultNotePartKind kind)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (at + 1 < lines.Count && IsRow(lines[at]) && IsRow(lines[at + 1]) && DelimiterRow.IsMatch(lines[at + 1].Text))
            {
                var rows = lines.Skip(at).TakeWhile(IsRow).ToList();
                parts.Add(new(above + rows[0].Number, string.Join('\n', rows.Select(row => row.Text)), VaultNotePartKind.Table));
                at += rows.Count - 1;
            }
            else if (BlockId.Without(lines[at].Text) is { Length: > 0 } line)
            {
                parts.Add(new(above + lines[at].Number, line, kind));
            }
        }
    }

    // Markdig's own search for tables takes quadratic time. A line without a bar is the next paragraph.
    private static bool IsRow(DocumentLine line) => line.Text.Contains('|', StringComparison.Ordinal);

    /// <summary>A code block without its indentation.</summary>
    private static string Unindented(string text, SourceSpan span)
    {
        var start = text.AsSpan(0, span.Start).LastIndexOfAny('\r', '\n') + 1;
        var indent = text[start..span.Start];
        return string.Join('\n', text[start..(span.End + 1)].ReplaceLineEndings("\n").Split('\n')
            .Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line.TrimStart()));
    }

    // Only the blocks that change the meaning of the lines in them. Quotes and lists are not among them: each line is a paragraph with its own mark
    // here, while Markdig's would nest without limit and include lines without a mark.
    private static MarkdownPipeline Pipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.Clear();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange([new VaultNoteCommentParser(), new FenceParser(), new HeadingBlockParser(), new LinesParser()]);
        return builder.Build();
    }

    [GeneratedRegex(@"^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DelimiterRow { get; }

    // Nothing in `code` is a comment.
    [GeneratedRegex("(?<code>`[^`\n]*`)|%%.*?%%|<!--((?!<!--).)*?-->", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment { get; }

    // Allows any indentation of a fence, since notes indent with tabs.
    private sealed class FenceParser : FencedCodeBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            processor.RestartIndent();
            return base.TryOpen(processor);
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            processor.RestartIndent();
            return base.TryContinue(processor, block);
        }
    }

    // Without underlined headings, and without references, which take quadratic time.
    private sealed class LinesParser : ParagraphBlockParser
    {
        public LinesParser() => ParseSetextHeadings = false;

        public override bool Close(BlockProcessor processor, Block block) => true;
    }
}
