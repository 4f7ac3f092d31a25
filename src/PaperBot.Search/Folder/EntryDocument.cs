using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using PaperBot.Search.Text;

namespace PaperBot.Search.Folder;

/// <summary>An entry as a document of the index.</summary>
internal static class EntryDocument
{
    private const int TitleWeight = 4;
    private const int TagWeight = 3;
    private const int CommentaryWeight = 2;
    private const int MaxNameParts = 4;

    // Lucene refuses terms of more than 32,766 bytes.
    private const int MaxExactLength = 8000;

    private static readonly FieldType Exact = Freeze(new(StringField.TYPE_NOT_STORED));
    private static readonly FieldType Terms = Freeze(new(TextField.TYPE_NOT_STORED) { OmitNorms = true });
    private static readonly FieldType WeightedTerms = Freeze(new(TextField.TYPE_NOT_STORED));

    /// <summary>Creates the document with all its terms, so that only adding it needs Lucene.</summary>
    public static Document Create(Entry entry)
    {
        var title = TokenBuffer.Read(entry.Title);
        var document = new Document
        {
            new StoredField(IndexFields.Id, entry.Id.Value),
            new BinaryDocValuesField(IndexFields.Id, new BytesRef(entry.Id.Value)),
            new StoredField(IndexFields.Content, EntryJson.Write(entry)),
            new StoredField(IndexFields.Origin, EntryOrigin.Write(entry)),
            new NumericDocValuesField(IndexFields.Place, EntryPlace.Of(entry.Date, entry.Ordinal)),
            new SortedDocValuesField(IndexFields.Document, DocumentKey(entry.Source)),
            new BinaryDocValuesField(IndexFields.Heading, new BytesRef(Heading(entry.Title))),
            new TermsField(IndexFields.Title, Terms, WeightedTokens.Create((title, 1))),
            new TermsField(IndexFields.Text, WeightedTerms, WeighText(entry, title)),
        };
        AddAll(document, IndexFields.Id, [entry.Id.Value]);
        AddAll(document, IndexFields.Location, [entry.Source.Location]);
        AddTags(document, entry);
        AddAuthors(document, entry);
        AddPapers(document, entry);
        return document;
    }

    /// <summary>A value of a field that is compared as a whole. Very long ones are compared by their beginnings.</summary>
    public static string Cut(string value) => value[..Math.Min(value.Length, MaxExactLength)];

    private static IEnumerable<(ReadOnlyMemory<char> Term, int Increment)> WeighText(Entry entry, TokenBuffer title) => WeightedTokens.Create(
    [
        (title, TitleWeight),
        .. entry.AllTags.Select(tag => (TokenBuffer.Read(tag.Text), TagWeight)),
        .. entry.Commentary.Select(paragraph => (TokenBuffer.Read(paragraph), CommentaryWeight)),
        (TokenBuffer.Read(entry.Abstract ?? ""), 1),
        .. entry.Authors.Select(author => (TokenBuffer.Read(author), 1)),
    ]);

    private static void AddTags(Document document, Entry entry)
    {
        var own = entry.Tags.SelectMany(FoundAs).ToHashSet();
        AddAll(document, IndexFields.Tag, own);
        AddAll(document, IndexFields.DerivedTag, entry.DerivedTags.SelectMany(FoundAs).Distinct().Where(tag => !own.Contains(tag)));
        var spellings = entry.AllTags.DistinctBy(tag => tag.Folded).Select(tag => Cut(tag.Text)).ToList();
        AddAll(document, IndexFields.Spelling, spellings);
        spellings.ForEach(spelling => document.Add(new SortedSetDocValuesField(IndexFields.Spellings, new BytesRef(spelling))));

        static IEnumerable<string> FoundAs(Tag tag) => new EntryContent { Tags = [tag] }.FoundTags.Select(found => found.Folded).Append($"{IndexFields.Whole}{tag.Folded}");
    }

    private static void AddAuthors(Document document, Entry entry)
    {
        var authors = entry.Authors.DistinctBy(author => FoldedText.Words(author)).ToList();
        document.Add(new TermsField(IndexFields.Author, Terms, [.. AuthorTokens.Create(entry.Authors)]));
        AddAll(document, IndexFields.Name, authors.SelectMany(CompletedFrom));
        foreach (var author in authors)
        {
            document.Add(new SortedSetDocValuesField(IndexFields.Names, new BytesRef(Cut(author))));
        }
    }

    private static IEnumerable<string> CompletedFrom(string author)
    {
        var words = FoldedText.Words(author).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Min(words.Length, MaxNameParts))
            .Select(first => $"{string.Join(' ', [.. words[first..], .. words[..first]])}{(first == 0 ? Lookup.NameCompletion.Whole : Lookup.NameCompletion.Turned)}{author}");
    }

    private static void AddPapers(Document document, Entry entry)
    {
        var names = new PaperNames(entry);
        AddAll(document, IndexFields.Paper, names.ArxivIds);
        AddAll(document, IndexFields.Mention, entry.Links.Select(link => link.ArxivId).OfType<string>().Distinct());
        AddAll(document, IndexFields.Cites, entry.NoteLinks.Select(link => FoldedText.Words(link.Title)).Where(title => title.Length > 1).Distinct());
        if (names.Title.Length > 1)
        {
            AddAll(document, IndexFields.FoldedTitle, [names.Title]);
            AddAll(document, IndexFields.ShortTitle, [FoldedText.Words(entry.Title.Split(':')[0])]);
            AddAll(document, IndexFields.Unknown, entry.Paper is null && entry.Authors.Count > 0 ? ["yes"] : []);
        }
    }

    private static void AddAll(Document document, string field, IEnumerable<string> values)
    {
        (ReadOnlyMemory<char>, int)[] terms = [.. values.Select(value => (Cut(value).AsMemory(), 1))];
        if (terms.Length > 0)
        {
            document.Add(new TermsField(field, Exact, terms));
        }
    }

    private static string Heading(string title) => Cut(title.Split(':', 2) is [var name, var rest]
        ? $"{FoldedText.Words(name).Trim()}\n{FoldedText.Words(rest).Trim()}"
        : FoldedText.Words(title).Trim());

    private static BytesRef DocumentKey(EntrySource source) => new(Encoding.BigEndianUnicode.GetBytes($"{Cut(source.File)}\0{Cut(source.Location)}"));

    private static FieldType Freeze(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
