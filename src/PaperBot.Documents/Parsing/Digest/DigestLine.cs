using PaperBot.Entries;

namespace PaperBot.Parsing.Digest;

/// <summary>A line of a digest that is not blank, classified by itself. A list of authors that is wrapped is one line.</summary>
/// <param name="Number">Where it begins in the document, from 1.</param>
/// <param name="Text">Its text without outer blanks.</param>
internal abstract record DigestLine(int Number, string Text)
{
    /// <summary>A date, or null where the calendar does not have it.</summary>
    internal sealed record Dated(int Number, string Text, DateOnly? Date) : DigestLine(Number, Text);

    /// <summary>Tags and nothing else.</summary>
    internal sealed record Tagged(int Number, string Text, IReadOnlyList<Tag> Tags) : DigestLine(Number, Text);

    /// <summary>What can be authors: names in brackets.</summary>
    internal sealed record Authored(int Number, string Text, IReadOnlyList<string> Authors) : DigestLine(Number, Text);

    /// <summary>Anything else: a title, an abstract, commentary.</summary>
    internal record Written(int Number, string Text) : DigestLine(Number, Text);

    /// <summary>What can be a title and its authors on one line, as Markdown marks it: <c>*Title* (authors)</c>, <c>## Title (authors)</c>.</summary>
    internal sealed record Titled(int Number, string Text, string Title, IReadOnlyList<string> Authors) : Written(Number, Text);
}
