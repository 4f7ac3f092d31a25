using System.Globalization;

namespace PaperBot.Commands;

/// <summary><c>/paper tags [prefix]</c>: the tags that exist, the most used first.</summary>
internal sealed class TagsCommand(TagAliases aliases, TagSuggestions suggestions, EntryReplyBuilder replies) : ICommand
{
    private const int PageSize = 25;

    public CommandDefinition Definition { get; } = new(
        "tags",
        "태그목록",
        new("The tags that exist", "있는 태그의 목록"),
        new("prefix", "앞글자", new("How they begin, such as vis", "태그의 앞 글자. 예: vis"), Required: false, Autocompletes: true));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var entries = context.Entries;
        var tags = entries.Tags.FindByPrefix(aliases.Resolve(new(context.Argument)).Text).ToList();
        if (tags.Count == 0)
        {
            return new(NotFoundReply.NothingFound(Definition.Name, context.Argument, entries, context.Locale, suggestions.FindNear(entries.Tags, context.Argument)
                .Select(near => new Suggestion(near.Text, $"tag {near}"))));
        }

        var pages = (tags.Count + PageSize - 1) / PageSize;
        var page = Math.Min(context.Page, pages);
        return new(new Reply
        {
            Command = Definition.Name,
            Locale = context.Locale,
            Message = Wording.Tags(context.Locale, tags.Count),
            Lines =
            [
                .. tags.Skip((page - 1) * PageSize).Take(PageSize)
                    .Select(tag => new ReplyLine($"#{DisplayText.CleanLine(tag.Tag.Text)}", tag.Count.ToString(CultureInfo.InvariantCulture), $"tag {tag.Tag}")),
            ],
            Total = tags.Count,
            Page = page,
            Pages = pages,
            Private = replies.IsPrivate,
            Buttons = PageButtons.Create($"tags {context.Argument}".TrimEnd(), page, pages, context.Locale),
        });
    }

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed) => TagChoices.Autocomplete(entries.Tags, typed);
}
