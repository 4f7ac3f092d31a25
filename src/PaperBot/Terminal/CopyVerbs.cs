using System.CommandLine;
using Microsoft.Extensions.Options;
using PaperBot.Storage;
using PaperBot.Storage.Sql;

namespace PaperBot.Terminal;

/// <summary><c>backup FILE</c> copies the database, also while the bot runs; <c>restore FILE [--force]</c> replaces it by such a copy.</summary>
internal static class CopyVerbs
{
    public static Command BackUp(string[] settings)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not exist." };
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
        var file = new Argument<string>("FILE") { Description = "A file that backup has written." };
        var force = new Option<bool>("--force") { Description = "Replaces the existing database." };
        var command = new Command("restore", "Replaces the database by a backup. The bot must not be running.") { file, force };
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
        catch (StorageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
