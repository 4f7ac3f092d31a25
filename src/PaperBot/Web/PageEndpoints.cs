namespace PaperBot.Web;
internal static class PageEndpoints
{
    public static void AddPage(this WebApplicationBuilder builder) => builder.WebHost.UseUrls(builder.Configuration["Web:Url"] ?? "http://127.0.0.1:5080");
    public static void MapPage(this WebApplication app) => app.MapGet("/", () => "soon");
}
