namespace PaperBot.Web;

/// <summary>The section <c>Kestrel</c> of the settings, which the server reads: further addresses of the page.</summary>
internal sealed record ServerOptions
{
    /// <summary>The addresses, by any names.</summary>
    public Dictionary<string, ServerEndpoint> Endpoints { get; init; } = [];

    /// <summary>Says what is wrong with the section.</summary>
    public static IEnumerable<string> FindErrors(IConfiguration configuration) => configuration.GetSection("Kestrel:Endpoints").GetChildren()
        .Select(endpoint => endpoint.GetSection(nameof(ServerEndpoint.Url)))
        .Where(url => !WebOptions.TryParse(url.Value ?? "", out _))
        .Select(url => $"{url.Path} is \"{url.Value}\"; it has to be an address such as http://127.0.0.1:5080, without a path.");
}

/// <summary>An address of <see cref="ServerOptions"/>.</summary>
internal sealed record ServerEndpoint
{
    /// <summary>The address.</summary>
    public string Url { get; init; } = "";
}
