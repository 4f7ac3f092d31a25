using System.CommandLine;
using Microsoft.Extensions.Options;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>
/// <c>backup FILE</c> copies the database, also while the bot runs; <c>restore FILE [--force]</c> replaces it by such a copy; <c>copy --to ENGINE
/// --path FILE</c> copies everything to a database of another engine.
/// </summary>
internal static class CopyVerbs
{
    public static Command BackUp(string[] settings)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not exist." };
        file.Validators.Add(FileArguments.Validate);
        var command = new Command("backup", "Writes a consistent copy of the database, also while the bot runs.") { file };
        command.SetAction(parsed => Run(settings, services =>
        {
            var copy = Path.GetFullPath(parsed.GetRequiredValue(file));
            var database = VerbHost.OpenExisting(services);
            database.BackUp(copy);
            Console.Out.WriteLine($"{database.Describe().Path} was backed up to {copy}.");
            return 0;
        }));
        return command;
    }

    public static Command Restore(string[] settings)
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup has written." };
        file.Validators.Add(FileArguments.Validate);
        var force = new Option<bool>("--force") { Description = "Replaces the existing database." };
        var command = new Command("restore", "Replaces the database by a backup. The bot must not be running.") { file, force };
        command.SetAction(parsed => Run(settings, services =>
        {
            var (engines, options) = (services.GetRequiredService<StorageEngines>(), Options(services));
            var (backup, path) = (Path.GetFullPath(parsed.GetRequiredValue(file)), Path.GetFullPath(options.Path));
            var engine = engines.Get(options);
            engines.RequireOwn(engine, backup);
            StorageEngines.RequireFile(path);
            var kept = engine.Restore(backup, path, parsed.GetValue(force));
            Console.Out.WriteLine($"{path} was restored from {backup}.");
            if (kept is not null)
            {
                Console.Out.WriteLine($"The database that was there is damaged, and was kept as {kept}.");
            }

            return 0;
        }));
        return command;
    }

    public static Command Copy(string[] settings)
    {
        var to = new Option<string>("--to") { Description = "The engine of the copy.", Required = true };
        var path = new Option<string>("--path") { Description = "The file to write; it must not exist.", Required = true };
        path.Validators.Add(FileArguments.Validate);
        var command = new Command("copy", "Copies everything to a database of another engine, also while the bot runs.") { to, path };
        command.SetAction(parsed => Run(settings, services =>
        {
            var engines = services.GetRequiredService<StorageEngines>();
            var (name, file) = (parsed.GetRequiredValue(to), Path.GetFullPath(parsed.GetRequiredValue(path)));
            if (engines.Find(name) is not { } engine)
            {
                Console.Error.WriteLine($"There is no engine '{name}'. Set --to to {engines.Names}.");
                return Failure.WrongUsage;
            }

            var database = VerbHost.OpenExisting(services);
            var count = DatabaseCopy.Copy(database, engine, file);
            Console.Out.WriteLine($"{count} records of {database.Describe().Path} were copied to {file}. To use it, set Storage:Engine to {engine.Name} and Storage:Path to {file}.");
            return 0;
        }));
        return command;
    }

    private static StorageOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<StorageOptions>>().Value;

    private static int Run(string[] settings, Func<IServiceProvider, int> copy)
    {
        using var host = VerbHost.Open(settings);
        return copy(host.Services);
    }
}
