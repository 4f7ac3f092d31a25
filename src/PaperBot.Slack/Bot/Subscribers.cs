using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PaperBot.Commands;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;

namespace PaperBot.Slack.Bot;

/// <summary>
/// Decides who may subscribe a channel (<c>Slack:Subscribers</c>): everybody in a direct message with the bot, and in a channel the members of the workspace but not
/// its guests, or also or only the people of a list. Slack is asked who a person is (https://docs.slack.dev/reference/methods/users.info) once in five minutes.
/// </summary>
internal sealed class Subscribers(SlackApiClient client, ServedWorkspace workspace, IOptions<SlackOptions> options, TimeProvider time)
{
    private const int MaxKnown = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (bool IsMember, long Since)> _known = new();

    /// <summary>Finds why a person may not subscribe a channel; null if the person may.</summary>
    public async ValueTask<LocalText?> FindRefusalAsync(string person, string channel, CancellationToken cancellationToken)
    {
        var allowed = options.Value.Subscribers;
        var areMembersAllowed = allowed.Count == 0 || allowed.Contains(SlackOptions.Members);
        if (allowed.Contains(person) || (areMembersAllowed && channel.StartsWith('D')))
        {
            return null;
        }

        if (!areMembersAllowed)
        {
            return SlackWording.NotListed;
        }

        if (_known.TryGetValue(person, out var known) && time.GetElapsedTime(known.Since) < Lifetime)
        {
            return known.IsMember ? null : SlackWording.NotMemberOfWorkspace;
        }

        var found = await client.GetUserAsync(person, cancellationToken);
        if (!found.IsDone && found.Failure is not SlackFailure.Refused { Error: "user_not_found" or "user_not_visible" })
        {
            return SlackWording.PersonUnknown;
        }

        var isMember = found.IsDone && IsMember(found.Value);
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }

        _known[person] = (isMember, time.GetTimestamp());
        return isMember ? null : SlackWording.NotMemberOfWorkspace;
    }

    // An installation in a whole organization has members in workspaces that Slack does not list.
    private bool IsMember(SlackUser user) =>
        user is { Deleted: false, IsBot: false, IsRestricted: false, IsUltraRestricted: false, IsStranger: false }
        && (workspace.Owner is not { IsEnterpriseInstall: false } owner || user.TeamId is null || user.TeamId == owner.TeamId);
}
