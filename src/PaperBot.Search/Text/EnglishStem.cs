using Lucene.Net.Tartarus.Snowball.Ext;

namespace PaperBot.Search.Text;

internal static class EnglishStem
{
    [ThreadStatic]
    private static EnglishStemmer? _stemmer;

    /// <summary>What a word has in common with its other forms (Porter 2): memor of memorization and memorize.</summary>
    public static string Of(string word)
    {
        var stemmer = _stemmer ??= new();
        stemmer.SetCurrent(word.ToLowerInvariant());
        stemmer.Stem();
        return stemmer.Current;
    }
}
