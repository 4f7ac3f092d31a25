namespace PaperBot.Discord;

/// <summary>The section <c>Discord</c> of the settings.</summary>
public sealed record DiscordOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Discord";

    /// <summary>The bot's token; empty leaves Discord out. Secret.</summary>
    public string Token { get; init; } = "";

    /// <summary>The application's public key, 64 hexadecimal digits; needed only where Discord sends interactions over HTTP.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>Where the API is: an absolute http or https address.</summary>
    public string ApiUrl { get; init; } = "https://discord.com/api/v10/";

    /// <summary><see cref="ApiUrl"/> ending with a slash, so that paths can be put behind it.</summary>
    internal Uri ApiBase => new(ApiUrl.EndsWith('/') ? ApiUrl : ApiUrl + "/");

    /// <summary>Says where, and never the token.</summary>
    public override string ToString() => $"Discord at {ApiUrl}";

    /// <summary>What is wrong with the settings and how to mend it; empty where nothing is. Never holds the token.</summary>
    internal IEnumerable<string> Problems()
    {
        if (Token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase) || Token.Any(character => character is <= ' ' or > '~'))
        {
            yield return "Discord:Token: holds characters that no token has. Copy it again, without \"Bot \", "
                + "from the Bot page of https://discord.com/developers/applications.";
        }

        if (PublicKey.Length > 0 && !(PublicKey.Length == 64 && PublicKey.All(char.IsAsciiHexDigit)))
        {
            yield return "Discord:PublicKey: has to be 64 hexadecimal digits. "
                + "Copy it again from the General Information page of the application.";
        }

        if (!(Uri.TryCreate(ApiUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return "Discord:ApiUrl: has to be an absolute http or https address. "
                + "Leave the setting out for https://discord.com/api/v10/.";
        }
    }
}
