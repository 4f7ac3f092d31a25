using System.Diagnostics.CodeAnalysis;

namespace PaperBot.Slack.Client;

/// <summary>
/// The result of a call to Slack: either its value or its failure, and the scopes of the token (<c>x-oauth-scopes</c>) if Slack named them.
/// </summary>
public sealed record SlackResult<T>(T? Value, SlackFailure? Failure = null, IReadOnlySet<string>? Scopes = null)
{
    /// <summary>Whether Slack did what it was asked.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsDone => Failure is null;

    /// <summary>A failed call.</summary>
    public static implicit operator SlackResult<T>(SlackFailure failure) => new(default, failure);

    /// <summary>The result with what is made of its value; a failure stays as it is.</summary>
    public SlackResult<TOther> Then<TOther>(Func<T, SlackResult<TOther>> next) =>
        IsDone ? next(Value) with { Scopes = Scopes } : Failure;
}

/// <summary>Why a call to Slack failed, which tells whether it can be repeated safely.</summary>
public abstract record SlackFailure
{
    private SlackFailure()
    {
    }

    /// <summary>Slack refused the call and did nothing.</summary>
    /// <param name="Error">Slack's error code, such as <c>not_in_channel</c>; <c>http_404</c> for a response without one.</param>
    /// <param name="Needed">The scope that <c>missing_scope</c> asks for, or null.</param>
    public sealed record Refused(string Error, string? Needed = null) : SlackFailure
    {
        /// <summary>Whether Slack rejects the token itself, so that repeating the call cannot help.</summary>
        public bool IsAboutToken => Error is
            "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive" or "not_allowed_token_type"
            or "missing_scope" or "app_uninstalled" or "no_permission" or "org_login_required" or "ekm_access_denied" or "access_denied";

        /// <summary>Whether no call with this token can succeed.</summary>
        public bool IsEndOfToken => Error is
            "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive" or "app_uninstalled";
    }

    /// <summary>Slack did nothing yet, since there were too many calls (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
    /// <param name="RetryAfter">How long to wait.</param>
    /// <param name="IsForWorkspace">Whether all messages of the app or of the workspace are too many, rather than those of a channel.</param>
    public sealed record RateLimited(TimeSpan RetryAfter, bool IsForWorkspace = false) : SlackFailure;

    /// <summary>The call never reached Slack.</summary>
    public sealed record NotSent(string Reason) : SlackFailure;

    /// <summary>The call was sent, and Slack may or may not have done what it was asked.</summary>
    public sealed record Unknown(string Reason) : SlackFailure;

    /// <summary>The call was not made, since its <c>response_url</c> does not lead to Slack.</summary>
    public sealed record ForeignUrl(string Host) : SlackFailure;
}
