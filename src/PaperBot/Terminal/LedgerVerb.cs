using System.CommandLine;

namespace PaperBot.Terminal;

/// <summary><c>ledger [CHANNEL] [--entry ID] [--json|--csv]</c>: writes what became of each entry in each channel, with every attempt, also while the bot runs.</summary>
internal static class LedgerVerb
{
    public static Command Create(string[] settings)
    {
        var channel = new Argument<string?>("CHANNEL") { Description = "The channel, such as Slack/C123 or C123; all if there is none.", Arity = ArgumentArity.ZeroOrOne };
        var entry = new Option<string?>("--entry") { Description = "The id of an entry; all if it is left out.", HelpName = "ID" };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var csv = new Option<bool>("--csv") { Description = "For spreadsheets." };
        var command = new Command("ledger", "Writes what was posted where and when, with every attempt, also while the bot runs.") { channel, entry, json, csv };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(csv))
            {
                result.AddError("Use either --json or --csv.");
            }
        });
        command.SetAction(parsed => Run(
            settings, parsed.GetValue(channel), parsed.GetValue(entry), parsed.GetValue(json) ? LedgerFormat.Json : parsed.GetValue(csv) ? LedgerFormat.Csv : LedgerFormat.Text));
        return command;
    }

    private static int Run(string[] settings, string? name, string? entry, LedgerFormat format)
    {
        using var host = VerbHost.Open(settings);
        var deliveries = VerbHost.OpenExisting(host.Services).Deliveries;
        var channel = name is null ? null : ChannelArgument.Find(host, deliveries, name);
        if (name is not null && channel is null)
        {
            return Failure.WrongUsage;
        }

        // The titles come from the index, since the database is being read.
        using var entries = VerbHost.RefreshIndex(host).Open();
        using var output = VisibleWriter.OpenOutput();
        var ledger = new LedgerOutput(output, format, id => entries.FindEntry(id)?.Title);
        ledger.Begin();
        deliveries.ReadLedger(channel, entry is null ? null : new(entry), ledger.Write);
        output.Flush();
        if (ledger.IsEmpty)
        {
            Console.Error.WriteLine("The ledger has nothing of that.");
        }

        return 0;
    }
}
