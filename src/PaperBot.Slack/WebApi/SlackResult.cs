using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PaperBot.Slack.WebApi;

/// <summary>What became of a call to Slack.</summary>
public abstract record SlackResult
{
    private SlackResult()
    {
    }

    /// <summary>Slack did it.</summary>
    /// <param name="Body">The answer; undefined where it is not JSON.</param>
    /// <param name="Scopes">The scopes of the token (<c>x-oauth-scopes</c>), or null where Slack names none.</param>
    public sealed record Answered(JsonElement Body, IReadOnlySet<string>? Scopes) : SlackResult
    {
        /// <summary>What the answer says; null if it has not the shape that Slack documents.</summary>
        public T? Read<T>(JsonTypeInfo<T> type)
            where T : class
        {
            try
            {
                return Body.Deserialize(type);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Slack refused it, and did nothing.</summary>
    /// <param name="Error">Slack's word for the reason, such as <c>not_in_channel</c>.</param>
    /// <param name="Needed">The scope that <c>missing_scope</c> asks for, or null.</param>
    public sealed record Refused(string Error, string? Needed = null) : SlackResult;

    /// <summary>Slack did nothing yet: too many calls.</summary>
    /// <param name="RetryAfter">How long to wait.</param>
    public sealed record RateLimited(TimeSpan RetryAfter) : SlackResult;

    /// <summary>The call never reached Slack.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Unreached(string Reason) : SlackResult;

    /// <summary>The call was sent, and nobody can tell what came of it.</summary>
    /// <param name="Reason">What happened.</param>
    public sealed record Lost(string Reason) : SlackResult;
}
