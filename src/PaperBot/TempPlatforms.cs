#pragma warning disable
namespace PaperBot.Slack { public static class TempS { public static IServiceCollection AddSlack(this IServiceCollection s, IConfiguration c) => s; } }
