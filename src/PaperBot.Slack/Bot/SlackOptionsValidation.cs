using Microsoft.Extensions.Options;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>Reports at start, by key, what is wrong with the settings and how to fix it, without showing a token.</summary>
internal sealed class SlackOptionsValidation : IValidateOptions<SlackOptions>
{
    private const string WhereBot = "copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions on https://api.slack.com/apps";
    private const string WhereApp =
        "create an App-Level Token (xapp-…) with the scope connections:write under Basic Information on https://api.slack.com/apps";

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        string[] problems = [.. FindProblems(options)];
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> FindProblems(SlackOptions options)
    {
        if (IsApp(options.BotToken) && IsBot(options.AppToken))
        {
            yield return "Slack:BotToken and Slack:AppToken are swapped: put xoxb-… into BotToken and xapp-… into AppToken.";
        }
        else if (options.IsSet)
        {
            if (!IsBot(options.BotToken))
            {
                yield return $"Slack:BotToken {Problem(options.BotToken, "xoxb-")}: {WhereBot}.";
            }

            if (!IsApp(options.AppToken) && (options.AppToken.Length > 0 || options.SigningSecret.Length == 0))
            {
                yield return $"Slack:AppToken {Problem(options.AppToken, "xapp-")}: {WhereApp}.";
            }
        }

        if (!options.SigningSecret.All(IsVisible))
        {
            yield return "Slack:SigningSecret contains characters that no secret has: copy it again from Basic Information on https://api.slack.com/apps.";
        }

        foreach (var (i, channel) in options.Channels.Index())
        {
            if (SlackIds.FindChannelProblem(channel) is { } problem)
            {
                yield return $"Slack:Channels:{i} is \"{channel}\"; {problem}";
            }
        }

        foreach (var (i, person) in options.Subscribers.Index().Where(person => person.Item != SlackOptions.Members && !IsPerson(person.Item)))
        {
            yield return $"Slack:Subscribers:{i}: \"{person}\" is neither {SlackOptions.Members} nor the id of a person: copy the member ID (U…) from the person's profile.";
        }

        if (!ApiAddress.TryParse(options.ApiUrl, out _))
        {
            yield return $"Slack:ApiUrl {ApiAddress.Rule}: remove it, or write it like {SlackClientOptions.DefaultApiUrl}";
        }
    }

    private static string Problem(string token, string prefix) => token is "" ? "is missing"
        : token.StartsWith(prefix, StringComparison.Ordinal) ? "contains characters that no token has"
        : $"does not begin with {prefix}";

    private static bool IsPerson(string id) => id is ['U' or 'W', _, .. var rest] && rest.All(char.IsAsciiLetterOrDigit);

    private static bool IsBot(string token) => IsToken(token, "xoxb-");

    private static bool IsApp(string token) => IsToken(token, "xapp-");

    private static bool IsToken(string token, string prefix) =>
        token.StartsWith(prefix, StringComparison.Ordinal) && token.All(IsVisible);

    private static bool IsVisible(char character) => character is > ' ' and <= '~';
}
