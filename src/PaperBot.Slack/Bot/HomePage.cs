using System.Globalization;
using PaperBot.Search;
using PaperBot.Slack.Bot.Rendering;
using PaperBot.Slack.Client;
using PaperBot.Storage;

namespace PaperBot.Slack.Bot;

/// <summary>
/// The app's own page of a person: today's entries or those of the newest day, what the person saved, what the direct message with the bot subscribes to, which
/// channels new entries are posted to, and how to use PaperBot. Its buttons open a modal. Opening it counts as two commands of the person.
/// </summary>
internal sealed class HomePage(CommandRunner commands, IEntryIndex index, ISubscriptionStore store, ChannelNames channels)
{
    private const int MaxBlocks = 100;
    private const int MaxEntries = 5;
    private const int MaxSubscriptions = 20;

    /// <summary>Creates the page.</summary>
    /// <param name="origin">Whose page it is.</param>
    /// <param name="cancellationToken">Cancels the commands.</param>
    public async Task<View> CreateAsync(EnvelopeOrigin origin, CancellationToken cancellationToken)
    {
        var locale = await commands.FindLocaleAsync(origin, "", cancellationToken);
        var own = await commands.RunAsync("subscriptions", origin, cancellationToken);
        Reply[] parts =
        [
            await FindNewestAsync(locale, cancellationToken),
            await commands.RunAsync("saved", origin, cancellationToken),
            .. own.Found ? [own] : Array.Empty<Reply>(),
            .. await FindSubscriptionsAsync(locale, cancellationToken) is { } subscriptions ? [subscriptions] : Array.Empty<Reply>(),
            await commands.RunForNobodyAsync("help", locale, cancellationToken),
        ];
        var blocks = parts.SelectMany((part, i) => (Block[])[.. i == 0 ? [] : new Block[] { new DividerBlock() }, .. SlackRenderer.ViewBlocks(Shorten(part))]);
        return new("home", [.. blocks.Take(MaxBlocks)]) { PrivateMetadata = origin.Channel };
    }

    private async Task<Reply> FindNewestAsync(Locale locale, CancellationToken cancellationToken)
    {
        var today = await commands.RunForNobodyAsync("date today", locale, cancellationToken);
        if (today.Found)
        {
            return today with { Message = $"{ViewWording.Today.In(today.Locale)} · {today.Message}" };
        }

        if (FindNewestDay() is not { } day)
        {
            return today;
        }

        var newest = await commands.RunForNobodyAsync($"date {day.ToString("O", CultureInfo.InvariantCulture)}", locale, cancellationToken);
        return newest with { Message = $"{ViewWording.NothingToday.In(newest.Locale)} {newest.Message}" };
    }

    private DateOnly? FindNewestDay()
    {
        try
        {
            using var entries = index.Open();
            return entries.Dates is [var newest, ..] ? newest : null;
        }
        catch (IndexException)
        {
            return null; // The reply to the command says so.
        }
    }

    /// <summary>The subscriptions of public channels; what is posted to others is for their members only. Null if the store cannot be used now.</summary>
    private async Task<Reply?> FindSubscriptionsAsync(Locale locale, CancellationToken cancellationToken)
    {
        IReadOnlyList<Subscription> all;
        try
        {
            all = await Task.Run(store.ReadSubscriptions, cancellationToken);
        }
        catch (StorageException)
        {
            return null; // The replies to the other commands say so.
        }

        var lines = new List<ReplyLine>();
        foreach (var item in all.Where(item => item.Channel is { Platform: SlackOptions.Section, Channel: ['C', ..] }).Take(MaxSubscriptions))
        {
            if (await channels.FindAsync(item.Channel.Channel, cancellationToken) is { } name)
            {
                lines.Add(new($"#{name}", $"{(item.Filter is "" ? ViewWording.AllPapers.In(locale) : item.Filter)} · {DescribeTime(item, locale)}"));
            }
        }

        return new()
        {
            Command = "subscriptions",
            Locale = locale,
            Message = (lines is [] ? ViewWording.NoSubscriptions : ViewWording.Subscriptions).In(locale),
            Lines = lines,
        };
    }

    private static string DescribeTime(Subscription item, Locale locale)
    {
        var schedule = (item.Schedule switch
        {
            DeliverySchedule.Each => ViewWording.Each,
            DeliverySchedule.Daily => ViewWording.Daily,
            _ => ViewWording.Weekly,
        }).In(locale);
        return item.At is { } at ? $"{schedule} {at.ToString("HH:mm", CultureInfo.InvariantCulture)} {item.TimeZone}" : schedule;
    }

    /// <summary>The first entries of a reply; the button for the next page opens all of it.</summary>
    private static Reply Shorten(Reply reply) => reply with { Cards = [.. reply.Cards.Take(MaxEntries)], Tags = [] };
}
