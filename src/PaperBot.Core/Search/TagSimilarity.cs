namespace PaperBot.Search;

/// <summary>Why two tags look like one.</summary>
public enum TagSimilarity
{
    /// <summary>They differ in blanks, hyphens or the like only: <c>fine-tuning</c>, <c>finetuning</c>.</summary>
    Joined,

    /// <summary>One is the other's plural.</summary>
    Plural,

    /// <summary>They have the same words in another order: <c>image-text</c>, <c>text-image</c>.</summary>
    Swapped,

    /// <summary>One of their words differs by a letter or two.</summary>
    Spelling,
}

/// <summary>Two tags that look like one.</summary>
/// <param name="Fewer">The one that fewer entries have: it could stand for the other.</param>
/// <param name="More">The other.</param>
/// <param name="Likeness">Why they look like one.</param>
public sealed record TagPair(TagCount Fewer, TagCount More, TagSimilarity Likeness);
