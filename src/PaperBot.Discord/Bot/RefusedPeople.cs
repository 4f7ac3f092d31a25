namespace PaperBot.Discord.Bot;

/// <summary>Decides who is told that they are not served: each at most once an hour, so that strangers cannot make the bot write. Thread-safe.</summary>
internal sealed class RefusedPeople(TimeProvider time)
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _told = [];

    /// <summary>Whether a person is told now; no longer for an hour if so.</summary>
    public bool TryTell(string person)
    {
        lock (_lock)
        {
            foreach (var (other, since) in _told.Count >= Limits.RememberedMembers ? _told.ToList() : [])
            {
                if (time.GetElapsedTime(since) >= Silence)
                {
                    _told.Remove(other);
                }
            }

            if (_told.TryGetValue(person, out var last) ? time.GetElapsedTime(last) < Silence : _told.Count >= Limits.RememberedMembers)
            {
                return false;
            }

            _told[person] = time.GetTimestamp();
            return true;
        }
    }
}
