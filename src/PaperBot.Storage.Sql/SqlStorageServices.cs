using Microsoft.Extensions.DependencyInjection;

namespace PaperBot.Storage.Sql;

/// <summary>Registers the relational store.</summary>
public static class SqlStorageServices
{
    /// <summary>Adds the SQLite store.</summary>
    public static IServiceCollection AddSqlStorage(this IServiceCollection services) => services
        .AddSingleton<SqliteDatabase>()
        .AddSingleton<IEntryStore, SqliteEntryStore>()
        .AddSingleton<IDeliveryStore, SqliteDeliveryStore>();
}
