namespace PaperBot.Discord.Bot;

/// <summary>
/// Remembers in which language people use Discord, as their interactions say: a direct message does not. Only Korean is kept, since English is what
/// anybody else is answered in. Thread-safe.
/// </summary>
internal sealed class PersonLocales
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _korean = [];

    /// <summary>Remembers the language of a person.</summary>
    public void Remember(string person, Locale locale)
    {
        lock (_lock)
        {
            if (locale != Locale.Korean)
            {
                _korean.Remove(person);
                return;
            }

            if (_korean.Count >= Limits.RememberedMembers && !_korean.Contains(person))
            {
                _korean.Clear();
            }

            _korean.Add(person);
        }
    }

    /// <summary>The language of a person.</summary>
    public Locale Find(string person)
    {
        lock (_lock)
        {
            return _korean.Contains(person) ? Locale.Korean : Locale.English;
        }
    }
}
