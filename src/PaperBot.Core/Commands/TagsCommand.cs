using System.Globalization;
using PaperBot.Filters;
using PaperBot.Index;
using PaperBot.Replies;

namespace PaperBot.Commands;

/// <summary><c>/paper tags [prefix]</c>: the tags that exist, the most used first.</summary>
public sealed class TagsCommand(EntryIndex index, TagAliases aliases, EntryPages pages) : ICommand
{
    private const int TagsOnPage = 30;

    /// <inheritdoc/>
    public CommandDefinition Definition { get; } = new(
        "tags",
        "태그목록",
        new("The tags that exist", "있는 태그의 목록"),
        new("prefix", "앞글자", new("How they begin, such as vis", "태그의 앞 글자. 예: vis"), Required: false, Completes: true));

    /// <inheritdoc/>
    public ValueTask<Reply> AnswerAsync(CommandCall request, CancellationToken cancellationToken)
    {
        var entries = index.Current;
        var tags = entries.Tags.Beginning(aliases.Canonical(new(request.Argument)).Text).ToList();
        if (tags.Count == 0)
        {
            return new(Miss.NothingFound(Definition.Name, request.Argument, entries, request.Locale, entries.Tags.Nearest(new(request.Argument))
                .Select(near => new Suggestion(near.Tag.Text, $"tag {near.Tag}"))));
        }

        var count = (tags.Count + TagsOnPage - 1) / TagsOnPage;
        var page = Math.Min(request.Page, count);
        return new(new Reply
        {
            Command = Definition.Name,
            Locale = request.Locale,
            Message = Wording.Tags(request.Locale, tags.Count),
            Lines =
            [
                .. tags.Skip((page - 1) * TagsOnPage).Take(TagsOnPage)
                    .Select(tag => new ReplyLine($"#{DisplayText.CleanLine(tag.Tag.Text)}", tag.Count.ToString(CultureInfo.InvariantCulture))),
            ],
            Total = tags.Count,
            Page = page,
            Pages = count,
            Private = pages.IsPrivate,
            Buttons = EntryPages.Turning($"tags {request.Argument}", page, count, request.Locale),
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Complete(string typed) => TagChoices.Complete(index.Current.Tags, typed);
}
