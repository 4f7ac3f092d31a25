#pragma warning disable
namespace PaperBot.Discord { public static class TempD { public static IServiceCollection AddDiscord(this IServiceCollection s, IConfiguration c) => s; } }
namespace PaperBot.Slack { public static class TempS { public static IServiceCollection AddSlack(this IServiceCollection s, IConfiguration c) => s; } }
