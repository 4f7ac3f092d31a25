namespace PaperBot.Search;

/// <summary>Why two tags look like the same tag.</summary>
public enum TagSimilarity
{
    /// <summary>They differ only in hyphens: <c>fine-tuning</c>, <c>finetuning</c>.</summary>
    Joined,

    /// <summary>One is the plural of the other.</summary>
    Plural,

    /// <summary>They have the same words in another order: <c>image-text</c>, <c>text-image</c>.</summary>
    Swapped,

    /// <summary>One of their words differs by one or two letters.</summary>
    Spelling,
}

/// <summary>Two tags that look like the same tag.</summary>
/// <param name="Rarer">The less used tag, which could be made an alias of the other.</param>
/// <param name="Commoner">The more used tag.</param>
/// <param name="Similarity">Why they look like the same tag.</param>
public sealed record TagPair(TagCount Rarer, TagCount Commoner, TagSimilarity Similarity);
