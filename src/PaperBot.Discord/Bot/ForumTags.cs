using PaperBot.Commands;
using PaperBot.Discord.Client;
using PaperBot.Entries;

namespace PaperBot.Discord.Bot;

/// <summary>Chooses the tags of a forum post (resources/channel, Forum Tag Object).</summary>
internal static class ForumTags
{
    private const int MaxTags = 5;
    private static readonly string[] OfAnyPost = ["papers", "논문"];

    /// <summary>The forum's tags with the names of the entries' tags, up to five; if there are none, its tag <c>papers</c>.</summary>
    public static IReadOnlyList<string> Choose(Channel forum, IReadOnlyList<string> tags)
    {
        var usable = Usable(forum).DistinctBy(tag => Fold(tag.Name)).ToDictionary(tag => Fold(tag.Name), tag => tag.Id);
        var fitting = Find(tags);
        return fitting.Count > 0 ? fitting : Find(OfAnyPost);

        IReadOnlyList<string> Find(IReadOnlyList<string> names) =>
            [.. names.Select(name => usable.GetValueOrDefault(Fold(name))).OfType<string>().Distinct().Take(MaxTags)];
    }

    /// <summary>Why not each post can be started there; null if it can: where a tag is required, there must be one that always fits.</summary>
    public static LocalText? FindProblem(Channel forum) => !forum.RequiresTag || Choose(forum, []).Count > 0 ? null
        : new(
            $"The forum #{DisplayText.CleanLine(forum.Name ?? forum.Id)} requires a tag for each post. Add the tag \"papers\" to it, which everybody may use, or switch off Require Tags.",
            $"#{DisplayText.CleanLine(forum.Name ?? forum.Id)} 포럼은 게시물마다 태그가 있어야 합니다. 누구나 쓸 수 있는 \"papers\" 태그를 추가하거나 태그 필수를 끄세요.");

    private static IEnumerable<ForumTag> Usable(Channel forum) => (forum.AvailableTags ?? []).OfType<ForumTag>().Where(tag => !tag.Moderated && Snowflake.IsValid(tag.Id));

    private static string Fold(string name) => new Tag(name.Trim().Replace(' ', '-')).Folded;
}
