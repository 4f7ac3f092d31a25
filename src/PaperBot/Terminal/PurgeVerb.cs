using System.CommandLine;
using Microsoft.Extensions.Options;
using PaperBot.Commands;
using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>
/// <c>purge ENTRY</c> removes an entry, withdrawn or not, from the database and the index, with all that is left of it in their files; <c>purge --person
/// PERSON</c> what a person saved.
/// </summary>
internal static class PurgeVerb
{
    private const int MaxShown = 20;
    private static readonly TimeSpan MaxWaitForBot = TimeSpan.FromSeconds(1);

    public static Command Create(string[] settings)
    {
        var entry = new Argument<string?>("ENTRY") { Description = "Its id, an arXiv id or address, or words of its title.", Arity = ArgumentArity.ZeroOrOne };
        var person = new Option<string?>("--person") { Description = "Instead of an entry, a person whose saved lists are removed, such as \"Slack U456\"." };
        var command = new Command("purge", "Removes an entry, or what a person saved, for good. The bot must not be running.") { entry, person };
        command.Validators.Add(parsed =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetValue(entry)) == string.IsNullOrWhiteSpace(parsed.GetValue(person)))
            {
                parsed.AddError("Name either an entry or a person.");
            }
        });
        command.SetAction(parsed => Run(settings, host => parsed.GetValue(person) is { } forgotten ? Forget(host, forgotten.Trim()) : Run(host, parsed.GetValue(entry)!.Trim())));
        return command;
    }

    private static int Run(string[] settings, Func<IHost, int> run)
    {
        using var host = VerbHost.Open(settings);
        return run(host);
    }

    private static int Forget(IHost host, string person)
    {
        var database = VerbHost.OpenExisting(host.Services);
        var path = PathOf(host);
        using var bot = BotLock.Acquire(path, MaxWaitForBot);
        database.Purge([], person);
        Console.Out.WriteLine($"{path} has nothing that {person} saved. Backups and copies may still have it.");
        BackupList.FindAll(path).ToList().ForEach(file => Console.Out.WriteLine($"  {file}"));
        return 0;
    }

    private static int Run(IHost host, string text)
    {
        var database = VerbHost.OpenExisting(host.Services);
        var path = PathOf(host);
        using var bot = BotLock.Acquire(path, MaxWaitForBot);
        var found = Find(host, database, text);
        if (found is not [var entry])
        {
            Console.Error.WriteLine(found.Count == 0 ? $"There is no entry {text}. Nothing was removed." : $"{found.Count} entries match. Nothing was removed; name one by its id:");
            found.Take(MaxShown).ToList().ForEach(other => Console.Error.WriteLine(Describe(other)));
            if (found.Count == 0)
            {
                // It may have been removed before by a command that was interrupted.
                database.Purge([]);
            }

            return Failure.Refused;
        }

        var documents = database.Entries.Import(import => import.ReadContributions(entry.Id).Select(contribution => contribution.Document).ToList());
        var channels = FindChannels(database, entry.Id);
        database.Purge([entry.Id]);
        if (IsFound(host, entry.Id))
        {
            Console.Error.WriteLine(Describe(entry));
            Console.Error.WriteLine($"was removed from {path}, but its index still contains it, since another process uses it. When that has ended, run 'paperbot check'.");
            return Failure.Refused;
        }

        Console.Out.WriteLine(Describe(entry));
        Console.Out.WriteLine($"was removed from {path} and its index. What is left for you to do:");
        foreach (var document in documents)
        {
            Console.Out.WriteLine($"- {document.Path} still contains it. When that document changes, the entry comes back as a new one, and may be posted. Remove it there"
                + (document.Kind == "Git" ? "; the history of the repository keeps it, and so does the mirror in data/sources." : "."));
        }

        Console.Out.WriteLine("- Backups, copies and exports still contain it.");
        BackupList.FindAll(path).ToList().ForEach(file => Console.Out.WriteLine($"  {file}"));
        Console.Out.WriteLine(channels.Count == 0 ? "- It was posted to no channel." : $"- The messages that were posted stay in {string.Join(", ", channels.Select(channel => $"{channel}").Order(StringComparer.Ordinal))}.");
        return 0;
    }

    private static string PathOf(IHost host) => Path.GetFullPath(host.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Path);

    private static bool IsFound(IHost host, EntryId id)
    {
        using var entries = VerbHost.RefreshIndex(host).Open();
        return entries.FindEntry(id) is not null;
    }

    private static List<Entry> Find(IHost host, IDatabase database, string text)
    {
        using var entries = VerbHost.RefreshIndex(host).Open();
        var named = EntryFinder.Find(entries, text);
        var present = named.Entries.Where(named.IsMeant).ToList();
        return present is [var only] && IsId(only, text) ? present : [.. present, .. FindWithdrawn(database, text, named.ArxivId)];
    }

    /// <summary>Finds what the index does not contain.</summary>
    private static List<Entry> FindWithdrawn(IDatabase database, string text, string? arxivId)
    {
        var (found, words) = (new List<Entry>(), FoldedText.Words(text));
        database.ReadRecords(records => found.AddRange(records.OfType<EntryRecord>().Where(record => record.IsWithdrawn).Select(record => record.Entry).Where(entry =>
            IsId(entry, text)
            || (arxivId is null ? words != "" && FoldedText.Words(entry.Title).Contains(words, StringComparison.Ordinal) : PaperKeys.OwnArxivIds(entry).Contains(arxivId)))));
        return found;
    }

    private static bool IsId(Entry entry, string text) => entry.Id.Value.Equals(text, StringComparison.OrdinalIgnoreCase);

    private static List<ChannelAddress> FindChannels(IDatabase database, EntryId id)
    {
        var channels = new List<ChannelAddress>();
        database.ReadRecords(records => channels.AddRange(records.OfType<StoredDelivery>()
            .Where(delivery => delivery.Entry == id && delivery.State is DeliveryState.Sent or DeliveryState.Sending).Select(delivery => delivery.Channel)));
        return channels;
    }

    private static string Describe(Entry entry) => $"{entry.Id}  {(entry.Date is { } date ? $"{date:O}" : "undated")}  {Title(entry)}";

    private static string Title(Entry entry) => DisplayText.CleanLine(entry.Title) is { Length: > 0 } title ? title : Wording.Untitled(Locale.English);
}
