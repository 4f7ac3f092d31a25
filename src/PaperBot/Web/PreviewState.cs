using PaperBot.Importing;
using PaperBot.Preview;

namespace PaperBot.Web;

/// <summary>What the preview page shows.</summary>
/// <param name="Locale">The language.</param>
/// <param name="Form">What a person filled in.</param>
/// <param name="Token">The token that shows that the form was sent by the page.</param>
public sealed record PreviewState(Locale Locale, PreviewForm Form, string Token)
{
    /// <summary>Why the form was refused; or null.</summary>
    public string? Message { get; init; }

    /// <summary>What was understood; null if nothing is to be confirmed.</summary>
    public DocumentPreview? Understood { get; init; }

    /// <summary>Whether adding the document replaces an earlier one of its name.</summary>
    public bool Replaces { get; init; }

    /// <summary>What adding the document did; null if it was not added.</summary>
    public ImportSummary? Imported { get; init; }

    /// <summary>The titles of the entries that were added, and the commands that show them.</summary>
    public IReadOnlyList<(string Title, string Command)> Stored { get; init; } = [];
}
