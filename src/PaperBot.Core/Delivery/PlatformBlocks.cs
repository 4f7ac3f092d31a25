using System.Collections.Concurrent;

namespace PaperBot.Delivery;

/// <summary>Which platforms nothing is posted to until a person has changed something, such as a token. The delivery says so, and the status reads it.</summary>
public sealed class PlatformBlocks
{
    private readonly ConcurrentDictionary<string, BlockedPlatform> _blocked = new();

    /// <summary>Finds why nothing is posted to a platform; null if it is not blocked.</summary>
    public BlockedPlatform? Find(string platform) => _blocked.GetValueOrDefault(platform);

    /// <summary>Sets or ends the block of a platform.</summary>
    internal void Set(string platform, PlatformBlock? block)
    {
        if (block is null)
        {
            _blocked.TryRemove(platform, out _);
        }
        else
        {
            _blocked[platform] = new(block.Reason, block.Since);
        }
    }
}

/// <summary>Why nothing is posted to a platform.</summary>
/// <param name="Reason">What is wrong, and how to fix it.</param>
/// <param name="Since">Since when.</param>
public sealed record BlockedPlatform(string Reason, DateTimeOffset Since);
