namespace PaperBot.Search.Folder;

/// <summary>The fields of an entry in the index.</summary>
internal static class IndexFields
{
    /// <summary>The version of all this. An index of another version is rebuilt.</summary>
    public const string Version = "4";

    /// <summary>The id; stored, and by entry for the order of what is equal otherwise.</summary>
    public const string Id = "id";

    /// <summary>The content as JSON, stored.</summary>
    public const string Content = "content";

    /// <summary>Where it was read, and its looked-up paper, as JSON, stored.</summary>
    public const string Origin = "origin";

    /// <summary>The day number and, in the lower 32 bits, the ordinal in the document; 0 as the day of an entry without a date.</summary>
    public const string Place = "place";

    /// <summary>The document's file and location in UTF-16, so that their order is that of look-ups.</summary>
    public const string Document = "document";

    /// <summary>The location of the source.</summary>
    public const string Location = "location";

    /// <summary>The author's tags, folded, with those that they are nested in; each tag as a whole also with <see cref="Whole"/> before it.</summary>
    public const string Tag = "tag";

    /// <summary>The derived tags, like <see cref="Tag"/>.</summary>
    public const string DerivedTag = "derived";

    /// <summary>What comes before a tag that is not only one in which another is nested. No tag contains it.</summary>
    public const string Whole = "#";

    /// <summary>All tags as they are written.</summary>
    public const string Spelling = "spelling";

    /// <summary>All tags as they are written, by entry: for counting.</summary>
    public const string Spellings = "spellings";

    /// <summary>The parts of the authors' names, one author behind the other.</summary>
    public const string Author = "author";

    /// <summary>The authors' names as written, behind the folded name from each of its words on: for completion.</summary>
    public const string Name = "name";

    /// <summary>The authors' names as written, by entry: for counting.</summary>
    public const string Names = "names";

    /// <summary>The arXiv ids of the entry's own paper.</summary>
    public const string Paper = "paper";

    /// <summary>The arXiv ids of all links.</summary>
    public const string Mention = "mention";

    /// <summary>The folded title.</summary>
    public const string FoldedTitle = "titled";

    /// <summary>The folded title up to its colon.</summary>
    public const string ShortTitle = "named";

    /// <summary>The folded title, with a line feed instead of its colon, by entry.</summary>
    public const string Heading = "heading";

    /// <summary>The folded titles of the notes that are linked to.</summary>
    public const string Cites = "cites";

    /// <summary>Whether the paper of an entry with a title and authors is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>The terms of the title.</summary>
    public const string Title = "title";

    /// <summary>The terms of all text, by weight.</summary>
    public const string Text = "text";
}
