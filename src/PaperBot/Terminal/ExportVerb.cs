using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PaperBot.Entries;
using PaperBot.Index;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary><c>export [--format jsonl]</c>: writes every entry as it was written, newest first.</summary>
internal static class ExportVerb
{
    public static Command Create(string[] settings)
    {
        var format = new Option<string>("--format") { Description = "jsonl: one JSON object a line.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl");
        var command = new Command("export", "Writes every entry to standard output.") { format };
        command.SetAction(_ => Run(settings));
        return command;
    }

    private static int Run(string[] settings)
    {
        using var host = VerbHost.Open(settings);
        var written = host.Services.GetRequiredService<IEntryStore>().ReadChanges(-1).Present;
        using var output = new StreamWriter(Console.OpenStandardOutput());
        foreach (var entry in IndexSnapshot.InOrder(written))
        {
            output.Write(JsonSerializer.Serialize(ToJson(entry), TerminalJson.Context.ExportedEntry));
            output.Write('\n');
        }

        return 0;
    }

    private static ExportedEntry ToJson(Entry entry) => new(
        entry.Id.Value,
        entry.Date?.ToString("O", CultureInfo.InvariantCulture),
        entry.Title,
        entry.Authors,
        entry.Abstract,
        entry.Commentary,
        [.. entry.Tags.Select(tag => tag.Text)],
        [.. entry.DerivedTags.Select(tag => tag.Text)],
        [.. entry.Links.Select(link => new LinkJson(link.Url, link.Kind.ToString().ToLowerInvariant(), link.ArxivId))],
        new(entry.Source.Kind, entry.Source.Location, entry.Source.File, entry.Source.Revision));
}
