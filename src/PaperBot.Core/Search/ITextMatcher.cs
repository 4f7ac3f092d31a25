namespace PaperBot.Search;

/// <summary>Says whether one entry contains words, which mean the same as in a search, before the entry is in the index.</summary>
public interface ITextMatcher
{
    /// <summary>Reads the title, the abstract and the commentary of an entry; its tags and authors are not part of its text.</summary>
    /// <returns>
    /// Whether the text contains all of some words: in another form, with a particle or in a translation, unless they are in quotes, as in
    /// <see cref="IIndexSnapshot.Search"/>. But neither is the last word taken for an unfinished one, nor are typing errors and missing words forgiven.
    /// </returns>
    Func<IReadOnlyList<SearchWord>, bool> Read(EntryContent entry);

    /// <summary>Finds the translations by which words are found too.</summary>
    IReadOnlyList<Replacement> FindTranslations(IReadOnlyList<SearchWord> words);
}
