using Lucene.Net.Index;
using Lucene.Net.Store;

namespace PaperBot.Tests.EndToEnd;

/// <summary>Reads everything that an index on the disk contains, also of deleted entries.</summary>
internal static class IndexRemains
{
    /// <summary>The files that do not belong to the last commit, and the words that stored fields, terms or the commit contain.</summary>
    public static IReadOnlyList<string> Find(string folder, params string[] words)
    {
        using var directory = FSDirectory.Open(folder);
        using var reader = DirectoryReader.Open(directory);
        var known = reader.IndexCommit.FileNames;
        var text = new StringBuilder(string.Join(' ', reader.IndexCommit.UserData.Select(pair => $"{pair.Key} {pair.Value}")));
        foreach (var leaf in reader.Leaves.Select(context => (AtomicReader)context.Reader))
        {
            foreach (var field in Enumerable.Range(0, leaf.MaxDoc).SelectMany(number => leaf.Document(number).Fields))
            {
                text.Append(' ').Append(field.GetStringValue(System.Globalization.CultureInfo.InvariantCulture)).Append(field.GetBinaryValue() is { } bytes ? Encoding.UTF8.GetString(bytes.Bytes, bytes.Offset, bytes.Length) : "");
            }

            foreach (var field in leaf.Fields)
            {
                for (var terms = leaf.GetTerms(field).GetEnumerator(); terms.MoveNext();)
                {
                    text.Append(' ').Append(Encoding.UTF8.GetString(terms.Term.Bytes, terms.Term.Offset, terms.Term.Length));
                }
            }
        }

        var all = text.ToString();
        return
        [
            .. System.IO.Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(file => !known.Contains(file) && file is not ("segments.gen" or "write.lock")),
            .. words.Where(word => all.Contains(word, StringComparison.OrdinalIgnoreCase)),
        ];
    }
}
