using Microsoft.Extensions.DependencyInjection;

namespace PaperBot.Storage.LiteDb;

/// <summary>Registers the embedded engine.</summary>
public static class LiteDbStorageServices
{
    /// <summary>Adds the engine <c>LiteDb</c>.</summary>
    public static IServiceCollection AddLiteDbStorage(this IServiceCollection services) => services.AddSingleton<IStorageEngine, LiteDbEngine>();
}
