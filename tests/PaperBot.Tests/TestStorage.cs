using Microsoft.Extensions.DependencyInjection;
using PaperBot.Storage.LiteDb;
using PaperBot.Storage.Sql;

namespace PaperBot.Tests;

/// <summary>The engine of all tests that are not of an engine.</summary>
public static class TestStorage
{
    private const string Engine = "LiteDb";

    /// <summary>The database file in the folder of a test.</summary>
    public const string File = "paperbot.litedb";

    /// <summary>The settings of a database in a folder, as on the command line.</summary>
    public static string[] Settings(string folder, string file = File) => [$"--Storage:Engine={Engine}", $"--Storage:Path={Path.Combine(folder, file)}"];

    /// <summary>Creates the engine.</summary>
    /// <param name="time">By which states expire; null for the system's.</param>
    public static IStorageEngine CreateEngine(TimeProvider? time = null) => new LiteDbEngine(time);

    /// <summary>Adds all engines.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services) => services.AddLiteDbStorage().AddSqlStorage();
}
