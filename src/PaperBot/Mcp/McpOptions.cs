using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace PaperBot.Mcp;

/// <summary>The section <c>Mcp</c> of the settings.</summary>
internal sealed partial record McpOptions
{
    private const int MinTokenLength = 32;

    /// <summary>The token that clients of the Model Context Protocol send; empty if they are not served over HTTP.</summary>
    public string Token { get; init; } = "";

    /// <summary>Reads the section.</summary>
    /// <exception cref="OptionsValidationException">The token has to be corrected.</exception>
    public static McpOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Mcp").Get<McpOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        return options.Token == "" || (options.Token.Length >= MinTokenLength && Characters().IsMatch(options.Token))
            ? options
            : throw new OptionsValidationException("Mcp", typeof(McpOptions),
                [$"Mcp:Token has to have at least {MinTokenLength} letters, digits or any of -._~+/ and nothing else. Make one with: openssl rand -hex 32"]);
    }

    // RFC 6750, section 2.1: what can be sent as it is.
    [GeneratedRegex(@"\A[-._~+/A-Za-z0-9]+=*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Characters();
}
