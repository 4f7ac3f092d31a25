using PaperBot.Platforms;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>
/// Gives the components of one message their ids. The first id that has room for it contains the message's key, so that the message can be found by it.
/// </summary>
/// <param name="key">The key of a posted message; null for the reply to a command.</param>
internal sealed class ComponentIds(IdempotencyKey? key)
{
    private string? _key = key?.Value;
    private int _index;

    /// <summary>Whether no id contains the key yet.</summary>
    public bool IsKeyPending => _key is not null;

    /// <summary>Whether the command fits into an id with a key.</summary>
    public static bool HasRoomForKey(string command, IdempotencyKey key) => command.Length + key.Value.Length + 1 <= CustomId.MaxCommandLength;

    /// <summary>The next id.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="command">The command line, at most <see cref="CustomId.MaxCommandLength"/> characters; empty for a menu.</param>
    public string Next(ButtonEffect effect, string command)
    {
        var id = new CustomId(effect, ++_index, _key, command);
        if (id.ToString().Length > CustomId.MaxLength)
        {
            return (id with { Key = null }).ToString();
        }

        _key = null;
        return id.ToString();
    }
}
