using PaperBot.Index;
using PaperBot.Replies;
using PaperBot.Storage;

namespace PaperBot.Delivery;

/// <summary>What a post says.</summary>
internal static class PostReply
{
    /// <summary>The entries of a post that can be looked up now, each with a button to the whole of it; null if none can.</summary>
    public static Reply? Find(Post post, IndexSnapshot entries)
    {
        var locale = post.Follow.Locale;
        var found = post.Entries.Select(entries.FindEntry).OfType<Entries.Entry>().ToList();
        return found.Count == 0 ? null : new()
        {
            Command = "post",
            Locale = locale,
            Message = Wording.NewEntries(locale, found.Count),
            Cards = [.. found.Select(entry => CardFactory.Summary(entry, locale))],
            Total = found.Count,
            Private = false,
        };
    }
}
