using PaperBot.Platforms;
using PaperBot.Storage;

namespace PaperBot.Terminal;

/// <summary>A channel as it is named at the terminal: <c>Slack/C123</c>, <c>slack:C123</c>, or the id alone if something was to be posted there.</summary>
internal static class ChannelArgument
{
    private static readonly char[] Separators = [':', '/'];

    /// <summary>Finds the channel; null, after it has said why, if there is none.</summary>
    public static ChannelAddress? Find(IHost host, IDeliveryStore deliveries, string name)
    {
        var platforms = host.Services.GetServices<PlatformName>().Select(platform => platform.Value).ToList();
        if (name.Split(Separators, 2) is [var platform, { Length: > 0 } id])
        {
            if (platforms.Find(known => known.Equals(platform, StringComparison.OrdinalIgnoreCase)) is { } known)
            {
                return new(known, id);
            }
        }
        else if (deliveries.ReadCounts().Select(count => count.Channel).Distinct().Where(channel => channel.Channel == name).ToList() is [var only])
        {
            return only;
        }

        Console.Error.WriteLine($"'{name}' is no channel. Name it as Slack/C123: the platform, which is {string.Join(" or ", platforms)}, and the channel's id.");
        return null;
    }
}
