using Markdig;
using Markdig.Renderers;

namespace PaperBot.Replies.Latex;

/// <summary>
/// Adds to Markdown what notes hold besides it: LaTeX, links to other notes (<c>[[…]]</c>), and plain addresses and products whose signs are
/// no emphasis. Every parser looks ahead a bounded number of characters, or once per paragraph, so that parsing stays linear.
/// </summary>
internal sealed class LatexExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertRange(0,
    [
        new AccentParser(), new CitationParser(), new LinkCommandParser(), new MathParser(), new BareMathParser(), new CommandParser(),
        new GroupParser(), new QuoteParser(), new SignParser(), new WikiLinkParser(), new AddressParser(),
    ]);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
