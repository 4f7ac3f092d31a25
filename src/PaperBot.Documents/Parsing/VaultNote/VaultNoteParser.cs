using PaperBot.Parsing.Lines;

namespace PaperBot.Parsing.VaultNote;

/// <summary>
/// Reads a vault note, a Markdown file about one paper, named <c>YYMMDD Title.md</c>: the paper's address, <c>*Title* (authors)</c>, the
/// abstract as a quote, commentary, a tags line, and links to other notes under <c># Links</c>. Older notes leave out most of these.
/// Obsidian's properties may come first.
/// </summary>
public static class VaultNoteParser
{
    private const int MaxWarnings = 10;

    /// <summary>
    /// Whether a document is a vault note: it begins with an address or a title in asterisks, or is named like a note. A date in the first line, or
    /// authors on a separate line, mean that it is a digest.
    /// </summary>
    public static bool Recognises(string file, string text)
    {
        (var properties, text) = FrontMatter.Split(text);
        var isNamed = VaultNoteName.IsMarkdown(file) && properties.Title.Length > 0 && properties.Authors.Count > 0;
        if (DocumentLines.Read(text, max: 1) is not [var first])
        {
            return isNamed;
        }

        if (DateLine.TryRead(first.Text, out _))
        {
            return false;
        }

        // For speed, a plain text is not parsed as Markdown.
        var lines = VaultNoteName.IsMarkdown(file) ? [.. VaultNoteParts.Read(text).Where(IsLine).Select(ToLine)] : DocumentLines.Read(text);
        var heading = VaultNoteHeading.Read(lines, VaultNoteName.TitleOf(file));
        if (heading.BeginsWithLink || heading.Title is { IsMarked: true })
        {
            return VaultNoteName.IsDatedNote(file) || !HasAuthorsLine(lines);
        }

        if (isNamed)
        {
            // The properties' title and authors may stand once more in the text.
            return LineClassifier.Classify(lines).Count(line => line is ClassifiedLine.Authored or ClassifiedLine.Titled) <= 1;
        }

        if (!VaultNoteName.IsDatedNote(file) && HasSeveralPapers(DocumentLines.Read(text)))
        {
            return false;
        }

        return VaultNoteName.IsDatedNote(file) || heading.Title is not null
            ? VaultNoteName.IsMarkdown(file) && !HasAuthorsLine(lines)
            : VaultNoteName.IsMarkdown(file) && !HasDigestLine(lines);
    }

    /// <summary>Reads the one entry of a note. Pure; takes time linear in the text.</summary>
    /// <param name="file">The note's name, for problems, for the date, and for the title if the text has none.</param>
    /// <param name="text">The note's text, well-formed UTF-16.</param>
    /// <returns>The entry, or a warning that says why this is not a note about a paper: a vault contains other notes too.</returns>
    public static ParseResult Parse(string file, string text)
    {
        var problems = new ProblemList(file);
        (var properties, text) = FrontMatter.Split(text);
        var parts = VaultNoteParts.Read(text);
        var heading = VaultNoteHeading.Read([.. parts.TakeWhile(IsLine).Select(ToLine)], TitleOf(file, properties));
        var body = VaultNoteBody.Read([.. parts.Skip(heading.Length)]);
        var head = parts.Take(heading.Length).Concat(parts.Skip(heading.Length).TakeWhile(part => LinksLine.IsLinks(part.Text)));
        var own = LinkFinder.FindWithIds(head.Select(part => part.Text).Prepend(properties.Text));
        var authors = heading.Title?.Authors is { Count: > 0 } named ? named : properties.Authors;
        var entry = new EntryContent
        {
            Date = FileNameDate.Find(file) ?? properties.Date,
            Title = heading.Title?.Title ?? TitleOf(file, properties),
            Authors = authors.Names,
            AuthorsAreCut = authors.AreCut,
            Abstract = body.Abstract,
            Commentary = body.Commentary,
            Tags = [.. body.Tags.Union(properties.Tags)],
            Links = [.. LinkFinder.Find(parts.Select(part => part.Text).Prepend(properties.Text)).Concat(own).DistinctBy(link => link.Url)],
            NoteLinks = body.NoteLinks,
        }.WithOwnLinks(own.Select(link => link.Url));
        if (!IsAboutPaper(entry with { Tags = body.Tags }, heading))
        {
            problems.Warn(0, "This is not a paper note, so it was not read: it has no link to a paper, no authors and no #tags. "
                + "Begin it with the paper's address and *Title* (authors), or keep it out of the source.");
            return new ParseResult(DocumentFormat.Note, [], problems.Items);
        }

        if (entry.Title.Length == 0)
        {
            problems.Warn(0, "This note has no title. Write *Title* (authors) below the paper's address.");
        }

        if (entry.Date is null)
        {
            problems.Warn(0, properties.UnreadDate is { } unread
                ? $"The date of this note, {unread}, was not understood, so searches by date do not find it. Write it as 2024-07-31."
                : "There is no date in this note's name, so searches by date do not find it. Give it a name such as 240731 Title.md.");
        }

        var paragraphs = entry.Commentary.ToHashSet();
        foreach (var part in parts.Where(part => IsLine(part) && TagsLine.IsSimilar(part.Text) && paragraphs.Contains(part.Text)).Take(MaxWarnings))
        {
            problems.Warn(part.Number, "This looks like tags, but was read as text. Write #tags without other words: #moe #llm.");
        }

        return new ParseResult(DocumentFormat.Note, [entry], problems.Items);
    }

    private static bool IsAboutPaper(EntryContent entry, VaultNoteHeading heading) => entry.Authors.Count > 0 || entry.Tags.Count > 0
        || (entry.Title.Length > 0
            && (heading.BeginsWithLink || entry.Links.Any(link => link.ArxivId is not null || link.Kind is LinkKind.Pdf)));

    // The name of a literature note is often a key: @lee2024.
    private static string TitleOf(string file, FrontMatter properties)
    {
        var name = VaultNoteName.TitleOf(file);
        return properties.Title.Length > 0 ? properties.Title : properties.Alias.Length > 0 && !name.Contains(' ', StringComparison.Ordinal) ? properties.Alias : name;
    }

    private static bool IsLine(VaultNotePart part) => part.Kind is VaultNotePartKind.Line or VaultNotePartKind.Heading;

    private static DocumentLine ToLine(VaultNotePart part) => new(part.Number, part.Text);

    private static bool HasAuthorsLine(IReadOnlyList<DocumentLine> lines)
    {
        // A note has at most one title with the authors on the same line.
        var classified = LineClassifier.Classify(lines).ToList();
        return classified.Exists(line => line is ClassifiedLine.Authored) || classified.OfType<ClassifiedLine.Titled>().Skip(1).Any();
    }

    // A table of papers, or headings that are links.
    private static bool HasSeveralPapers(IReadOnlyList<DocumentLine> lines) =>
        PaperTable.IsIn(lines) || lines.Where(line => line.Text[0] == '#' && line.Text.Contains("](http", StringComparison.Ordinal)).Skip(1).Any();

    private static bool HasDigestLine(IReadOnlyList<DocumentLine> lines) => LineClassifier.Classify(lines).Any(line => line is not ClassifiedLine.Written);
}
