using Microsoft.Extensions.Options;

namespace PaperBot.Slack;

/// <summary>Says at start what is wrong with the settings, by key, and how to mend it; never shows a token.</summary>
public sealed class SlackOptionsCheck : IValidateOptions<SlackOptions>
{
    private const string WhereBot = "copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions on https://api.slack.com/apps";
    private const string WhereApp =
        "create an App-Level Token (xapp-…) with the scope connections:write under Basic Information on https://api.slack.com/apps";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(SlackOptions options)
    {
        if (IsApp(options.BotToken) && IsBot(options.AppToken))
        {
            yield return "Slack:BotToken and Slack:AppToken are swapped: xoxb-… belongs into BotToken, xapp-… into AppToken.";
        }
        else
        {
            if (!IsBot(options.BotToken))
            {
                yield return $"Slack:BotToken {Wrong(options.BotToken, "xoxb-")}: {WhereBot}.";
            }

            if (!IsApp(options.AppToken))
            {
                yield return $"Slack:AppToken {Wrong(options.AppToken, "xapp-")}: {WhereApp}.";
            }
        }

        if (!Uri.TryCreate(options.ApiUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query is not "")
        {
            yield return $"Slack:ApiUrl is no absolute http or https address: leave it out, or write it like {SlackOptions.DefaultApiUrl}";
        }
    }

    private static string Wrong(string token, string prefix) => token is "" ? "is missing" : $"does not begin with {prefix}";

    private static bool IsBot(string token) => token.StartsWith("xoxb-", StringComparison.Ordinal);

    private static bool IsApp(string token) => token.StartsWith("xapp-", StringComparison.Ordinal);
}
