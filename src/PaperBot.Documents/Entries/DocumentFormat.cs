namespace PaperBot.Entries;

/// <summary>What a document is. Where several documents hold one note, the earlier format's word counts first.</summary>
public enum DocumentFormat
{
    /// <summary>A dated document of several entries.</summary>
    Digest,

    /// <summary>A blog post about one paper.</summary>
    Review,

    /// <summary>A Markdown note about one paper.</summary>
    Note,
}
