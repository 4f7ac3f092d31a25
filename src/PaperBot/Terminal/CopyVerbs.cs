using System.CommandLine;
using Microsoft.Extensions.Options;
using PaperBot.Storage;
using PaperBot.Storage.Sql;

namespace PaperBot.Terminal;

/// <summary><c>backup FILE</c>, <c>restore FILE [--force]</c>: a consistent copy of the database while the bot runs, and the way back.</summary>
internal static class CopyVerbs
{
    public static Command BackUp(string[] settings)
    {
        var file = new Argument<string>("FILE") { Description = "Where the copy is written; there must be nothing yet." };
        var command = new Command("backup", "Writes a consistent copy of the database, also while the bot runs.") { file };
        command.SetAction(parsed => Run(settings, parsed.GetRequiredValue(file), (database, copy) =>
        {
            DatabaseCopy.BackUp(database, copy);
            return $"{database} was backed up to {copy}.";
        }));
        return command;
    }

    public static Command Restore(string[] settings)
    {
        var file = new Argument<string>("FILE") { Description = "What backup has written." };
        var force = new Option<bool>("--force") { Description = "Replaces the database there is." };
        var command = new Command("restore", "Puts a backup in the database's place. The bot must not be running.") { file, force };
        command.SetAction(parsed => Run(settings, parsed.GetRequiredValue(file), (database, copy) =>
        {
            DatabaseCopy.Restore(copy, database, parsed.GetValue(force));
            return $"{database} was restored from {copy}.";
        }));
        return command;
    }

    private static int Run(string[] settings, string file, Func<string, string, string> copy)
    {
        using var host = VerbHost.Open(settings);
        var database = Path.GetFullPath(host.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Path);
        try
        {
            Console.Out.WriteLine(copy(database, Path.GetFullPath(file)));
            return 0;
        }
        catch (StorageException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
    }
}
