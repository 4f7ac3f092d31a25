namespace PaperBot.Entries;

/// <summary>The format of a document. If several documents contain one note, the format that comes first here takes precedence.</summary>
public enum DocumentFormat
{
    /// <summary>A dated document of several entries.</summary>
    Digest,

    /// <summary>A blog post about one paper.</summary>
    Review,

    /// <summary>A Markdown note about one paper.</summary>
    Note,
}
