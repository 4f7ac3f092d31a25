using System.Net;

namespace PaperBot.Web;

/// <summary>Counts the wrong passwords of a minute, by address and in all. It remembers no more addresses than there may be wrong passwords.</summary>
internal sealed class WrongPasswords(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<IPAddress, int> _counts = [];
    private readonly Lock _lock = new();
    private DateTimeOffset _begin;
    private int _total;

    /// <summary>Compares a password, one at a time, and counts it if it is wrong. Null if there were too many wrong ones to compare another.</summary>
    public bool? Try(IPAddress address, Func<bool> compare)
    {
        lock (_lock)
        {
            if (time.GetUtcNow() - _begin >= Window)
            {
                (_begin, _total) = (time.GetUtcNow(), 0);
                _counts.Clear();
            }

            var own = _counts.GetValueOrDefault(address);
            if (_total >= Limits.WrongPasswordsInAll || own >= Limits.WrongPasswords)
            {
                return null;
            }

            var isRight = compare();
            if (!isRight)
            {
                _total++;
                _counts[address] = own + 1;
            }

            return isRight;
        }
    }
}
