using PaperBot.Parsing;
using PaperBot.Sources;

namespace PaperBot;

/// <summary>The bundled sample digests. They are shown while the store is empty, and never stored.</summary>
internal static class Samples
{
    public static IEnumerable<Entry> Read()
    {
        var folder = new DocumentFolder("Samples", Path.Combine(AppContext.BaseDirectory, "Samples"));
        return folder.List().Files
            .Select(file => folder.Read(file.File, out _)!)
            .SelectMany(document => DocumentReader.Read(document.Source.File, document.Content).Entries
                .Select((content, ordinal) => new Entry(new($"{content.Date:MMdd}-{ordinal + 1}"), content) { Source = document.Source, Ordinal = ordinal }));
    }
}
