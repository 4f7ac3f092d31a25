using PaperBot.Filters;
using PaperBot.Search.Folder;

namespace PaperBot.Search.Lookup;

/// <summary>The state of the index that look-ups see. It is replaced while they read, and closed when the last of them has finished.</summary>
internal sealed class ShownState(TagAliases aliases)
{
    private volatile IndexState? _state;

    /// <summary>The state; null if there is none.</summary>
    public IndexState? Value => _state;

    /// <summary>What the state contains of the store, if it was opened from a commit.</summary>
    public IndexMark Mark => _state is { } state ? IndexMark.Read(state.Reader.IndexCommit.UserData) : IndexMark.None;

    /// <summary>Shows a newer state of a folder.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Reopen(IndexFolder folder)
    {
        var reader = folder.OpenNewer(_state?.Reader);
        if (reader is null)
        {
            return false;
        }

        if (folder.Writer is null && IndexMark.Read(reader.IndexCommit.UserData) == IndexMark.None)
        {
            // Another version of the program writes it.
            reader.Dispose();
            return false;
        }

        Show(new(reader, aliases));
        return true;
    }

    /// <summary>Shows nothing.</summary>
    public void Clear() => Show(null);

    private void Show(IndexState? state)
    {
        var before = _state;
        _state = state;
        before?.Reader.DecRef();
    }
}
