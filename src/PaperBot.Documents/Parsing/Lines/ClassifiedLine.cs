namespace PaperBot.Parsing.Lines;

/// <summary>A line that is not blank, with what it is when read alone. A list of authors that is wrapped is one line.</summary>
/// <param name="Number">The number of its first line in the document, from 1.</param>
/// <param name="Text">Its text, trimmed.</param>
internal abstract record ClassifiedLine(int Number, string Text)
{
    /// <summary>A date, or null where the calendar does not have it.</summary>
    internal sealed record Dated(int Number, string Text, DateOnly? Date) : ClassifiedLine(Number, Text)
    {
        /// <summary>Whether there is no date because the year is not known.</summary>
        public bool HasNoYear { get; init; }
    }

    /// <summary>What can be the date of the lines below it, if it stands between two entries; the year 4 if it has none.</summary>
    internal sealed record MaybeDated(int Number, string Text, DateOnly Date) : Written(Number, Text);

    /// <summary>Links and nothing else, perhaps with a label: <c>Paper: https://…</c>.</summary>
    internal sealed record Linked(int Number, string Text) : Written(Number, Text)
    {
        /// <summary>Whether it stood above a title.</summary>
        public bool IsFromAbove { get; init; }
    }

    /// <summary>A heading such as <c># Links</c>, above links.</summary>
    internal sealed record LinksHeading(int Number, string Text) : Written(Number, Text);

    /// <summary>Tags and nothing else.</summary>
    internal sealed record Tagged(int Number, string Text, IReadOnlyList<Tag> Tags) : ClassifiedLine(Number, Text);

    /// <summary>Names in brackets, which can be authors.</summary>
    internal sealed record Authored(int Number, string Text, AuthorList Authors) : ClassifiedLine(Number, Text);

    /// <summary>Anything else: a title, an abstract, commentary.</summary>
    internal record Written(int Number, string Text) : ClassifiedLine(Number, Text);

    /// <summary>What can be a title and its authors on one line, as Markdown marks it: <c>*Title* (authors)</c>, <c>## Title (authors)</c>.</summary>
    internal sealed record Titled(int Number, string Text, string Title, AuthorList Authors) : Written(Number, Text)
    {
        /// <summary>The tags at the end of the line.</summary>
        public IReadOnlyList<Tag> Tags { get; init; } = [];
    }
}
