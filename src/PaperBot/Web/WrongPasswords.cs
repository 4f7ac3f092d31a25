using System.Net;

namespace PaperBot.Web;

/// <summary>Counts the wrong passwords of a minute by the address of who sent them, for a limited number of addresses.</summary>
internal sealed class WrongPasswords(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<IPAddress, int> _counts = [];
    private readonly Lock _lock = new();
    private long _begin = time.GetTimestamp();

    /// <summary>Compares a password, one at a time, and counts it if it is wrong. Null if there were too many wrong ones to compare another.</summary>
    public bool? Try(IPAddress address, Func<bool> compare)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_begin) >= Window)
            {
                _begin = time.GetTimestamp();
                _counts.Clear();
            }

            var own = _counts.GetValueOrDefault(address);
            if (own >= Limits.WrongPasswords)
            {
                return null;
            }

            var isRight = compare();
            if (!isRight && (own > 0 || _counts.Count < Limits.WrongPasswordSenders))
            {
                _counts[address] = own + 1;
            }

            return isRight;
        }
    }
}
