using Microsoft.Extensions.DependencyInjection;

namespace PaperBot.Storage.Sql;

/// <summary>Registers the relational store.</summary>
public static class SqlStorageServices
{
    /// <summary>Adds the engine <c>Sqlite</c>.</summary>
    public static IServiceCollection AddSqlStorage(this IServiceCollection services) => services.AddSingleton<IStorageEngine, SqliteEngine>();
}
