using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaperBot.Commands;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Transport;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Decides for every envelope whether it is served: only what members of the token's own workspace do with this app, and only in
/// <c>Slack:Channels</c> where that is set. Anything else is acknowledged without content.
/// </summary>
internal sealed partial class EnvelopeGate(
    EventDispatcher dispatcher, UserLocales locales, Responder responder, ViewHandler views, IOptions<SlackOptions> options, TimeProvider time, ILogger<EnvelopeGate> logger)
{
    private const int MaxForeignTeams = 1_000;
    private readonly LimitedLogger _logger = new(logger, Limits.LogLinesPerMinute, time);
    private readonly RecentIds _foreign = new(MaxForeignTeams);
    private readonly SlackOptions _options = options.Value;

    /// <summary>Handles an envelope if it is served.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="owner">The workspace that is served.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    public Task HandleAsync(SocketEnvelope envelope, AuthInfo owner, CancellationToken cancellationToken)
    {
        var origin = envelope.Origin;
        if (origin.App is null || origin.App != envelope.App || !IsOf(owner, origin) || (!_options.AllowGuests && IsGuest(owner, origin)))
        {
            var team = origin.UserTeam ?? origin.Team ?? "no workspace";
            if (_foreign.TryAdd(team))
            {
                LogForeign(team, origin.App ?? "no app");
            }

            return envelope.AcknowledgeAsync(null, cancellationToken);
        }

        return _options.Channels.Count == 0 || _options.Channels.Contains(origin.Channel) || envelope.Event is AccessRevoked
            ? dispatcher.HandleAsync(envelope, owner, cancellationToken)
            : RefuseChannelAsync(envelope, cancellationToken);
    }

    private static bool IsOf(AuthInfo owner, EnvelopeOrigin origin) => owner.IsEnterpriseInstall
        ? owner.EnterpriseId is not null && origin.Enterprise == owner.EnterpriseId
        : origin.Team == owner.TeamId;

    // An installation in a whole organization has members in workspaces that Slack does not list.
    private static bool IsGuest(AuthInfo owner, EnvelopeOrigin origin) => !owner.IsEnterpriseInstall
        && (origin.UserTeam is null || (origin.UserTeam != owner.TeamId && origin.UserTeam != owner.EnterpriseId));

    private async Task RefuseChannelAsync(SocketEnvelope envelope, CancellationToken cancellationToken)
    {
        await envelope.AcknowledgeAsync(null, cancellationToken);
        if (envelope.Event is { ResponseUrl: { } responseUrl } happened)
        {
            var notice = await NoticeAsync(SlackWording.NotHere, (happened as SlashCommand)?.Text ?? "");
            var thread = (happened as Interaction)?.Container?.Thread;
            await responder.RespondAsync(
                responseUrl,
                envelope.Origin.Team,
                newer => SlackRenderer.ButtonResponse(notice, replaces: false, newer) with { ThreadTs = thread },
                cancellationToken);
        }
        else if (envelope.Event is GlobalShortcut { TriggerId: { } trigger })
        {
            await views.OpenAsync(trigger, await NoticeAsync(ViewWording.OnlyInChannels, ""), cancellationToken);
        }

        async Task<Reply> NoticeAsync(LocalText text, string line)
        {
            var locale = await locales.FindAsync(envelope.Origin.User, line, cancellationToken);
            return CommandRunner.Notice(text.In(locale), locale);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What people of another workspace or app do is ignored (workspace {Team}, app {App}). Guests are served only with Slack:AllowGuests=true.")]
    private partial void LogForeign(string team, string app);
}
