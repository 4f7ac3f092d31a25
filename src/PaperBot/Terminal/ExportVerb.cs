using System.CommandLine;
using PaperBot.Citations;
using PaperBot.Parsing.Export;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary><c>export [--format jsonl|csv|bibtex]</c>: writes every entry of the store, newest first.</summary>
internal static class ExportVerb
{
    private static readonly Dictionary<string, Action<IEnumerable<Entry>, TextWriter>> Formats = new()
    {
        ["jsonl"] = WriteLines,
        ["csv"] = CsvExport.Write,
        ["bibtex"] = WriteBibtex,
    };

    public static Command Create(string[] settings)
    {
        var format = new Option<string>("--format")
        {
            Description = "jsonl: one JSON object a line, which can be imported; csv: for spreadsheets; bibtex: for biber.",
            DefaultValueFactory = _ => "jsonl",
        };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var command = new Command("export", "Writes every entry to standard output.") { format };
        command.SetAction(parsed => Run(settings, Formats[parsed.GetRequiredValue(format)]));
        return command;
    }

    private static int Run(string[] settings, Action<IEnumerable<Entry>, TextWriter> write)
    {
        using var host = VerbHost.Open(settings);
        using var output = VisibleWriter.OpenOutput();
        write(host.Services.GetRequiredService<IEntryStore>().ReadAll(), output);
        return 0;
    }

    private static void WriteBibtex(IEnumerable<Entry> entries, TextWriter output)
    {
        foreach (var entry in entries)
        {
            Bibtex.Write(entry, output);
        }
    }

    private static void WriteLines(IEnumerable<Entry> entries, TextWriter output)
    {
        foreach (var entry in entries)
        {
            output.Write(ExportLine.Write(entry));
            output.Write('\n');
        }
    }
}
