using System.Globalization;
using Microsoft.Extensions.Options;
using PaperBot.Discord.Client;
using PaperBot.Transport;

namespace PaperBot.Discord.Bot;

/// <summary>Reports at start, by key, what is wrong with the settings and how to fix it, without showing the token.</summary>
internal sealed class DiscordOptionsValidation : IValidateOptions<DiscordOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        string[] problems = [.. FindProblems(options)];
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> FindProblems(DiscordOptions options)
    {
        if (options.Token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase)
            || options.Token.Any(character => character is <= ' ' or > '~'))
        {
            yield return "Discord:Token: contains characters that no token has. Copy it again, without \"Bot \", "
                + "from the Bot page of https://discord.com/developers/applications.";
        }

        if (options.PublicKey.Length > 0 && !(options.PublicKey.Length == 64 && options.PublicKey.All(char.IsAsciiHexDigit)))
        {
            yield return "Discord:PublicKey: must be 64 hexadecimal digits. "
                + "Copy it again from the General Information page of the application.";
        }

        foreach (var (i, guild) in options.Guilds.Index().Where(guild => !Snowflake.IsValid(guild.Item)))
        {
            yield return $"Discord:Guilds:{i}: \"{guild}\" is not the id of a server, which is a number. Turn on Developer Mode under User Settings, Advanced, "
                + "and choose Copy Server ID in the server's menu.";
        }

        if (!options.Shards.Equals(DiscordOptions.Auto, StringComparison.OrdinalIgnoreCase)
            && !(int.TryParse(options.Shards, NumberStyles.None, CultureInfo.InvariantCulture, out var shards) && shards is >= 1 and <= Limits.Shards))
        {
            yield return $"Discord:Shards: \"{options.Shards}\" is neither auto nor a number from 1 to {Limits.Shards}. Remove the setting to use as many as Discord recommends.";
        }

        if (!ApiAddress.TryParse(options.ApiUrl, out _))
        {
            yield return $"Discord:ApiUrl: {ApiAddress.Rule}. Remove the setting to use {DiscordClientOptions.DefaultApiUrl}.";
        }
    }
}
