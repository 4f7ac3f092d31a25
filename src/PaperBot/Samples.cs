using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot;

/// <summary>The bundled sample digests. They are shown while the store is empty, and never stored.</summary>
internal static class Samples
{
    private const string Folder = "Samples/";

    public static IEnumerable<Entry> Read() =>
        from name in typeof(Samples).Assembly.GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        orderby name
        let document = Open(name)
        from content in DocumentReader.Read(document.Source.File, document.Content).Entries.Index()
        select new Entry(new($"{content.Item.Date:MMdd}-{content.Index + 1}"), content.Item) { Source = document.Source, Ordinal = content.Index };

    private static SourceDocument Open(string name)
    {
        using var stream = typeof(Samples).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return SourceDocument.Create("Samples", "", name[Folder.Length..], content);
    }
}
