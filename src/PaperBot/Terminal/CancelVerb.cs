using System.CommandLine;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary><c>cancel [CHANNEL]</c>: what is to be posted to a channel, or to all, and has not been posted yet is never posted.</summary>
internal static class CancelVerb
{
    public static Command Create(string[] settings)
    {
        var channel = new Argument<string?>("CHANNEL") { Description = "The channel, such as Slack/C123; all if there is none.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("cancel", "Cancels what has not been posted yet, also while the bot runs.") { channel };
        command.SetAction(parsed => Run(settings, parsed.GetValue(channel)));
        return command;
    }

    private static int Run(string[] settings, string? name)
    {
        using var host = VerbHost.Open(settings);
        var store = VerbHost.OpenExisting(host.Services).Deliveries;
        var channel = name is null ? null : ChannelArgument.Find(host, store, name);
        if (name is not null && channel is null)
        {
            return Failure.WrongUsage;
        }

        var cancelled = store.CancelPending(channel is null ? null : [channel], FailureReasons.Cancelled, TimeProvider.System.GetUtcNow());
        if (cancelled.Count == 0)
        {
            Console.Out.WriteLine($"Nothing was pending{(channel is null ? "" : $" for {channel}")}.");
        }

        foreach (var count in cancelled)
        {
            Console.Out.WriteLine($"{count.Channel}: {count.Count} deliveries were cancelled, and are never posted.");
        }

        foreach (var count in store.ReadCounts().Where(count => count.State == DeliveryState.Sending && (channel is null || count.Channel == channel)))
        {
            Console.Out.WriteLine($"{count.Channel}: a message with {count.Count} is being sent, which is not stopped.");
        }

        return 0;
    }
}
