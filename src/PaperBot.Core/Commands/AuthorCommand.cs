namespace PaperBot.Commands;

/// <summary><c>/paper author &lt;name&gt;</c>: the entries by an author, by the whole name or a part of it. If several authors have it, they are named.</summary>
internal sealed class AuthorCommand(EntryReplyBuilder replies) : ICommand
{
    private const int MaxChoices = 25;
    private const int MaxNearest = 5;
    private const int MaxCounted = 5_000;
    private const int MaxNamed = 5;

    public CommandDefinition Definition { get; } = new(
        "author",
        "저자",
        new("Entries by an author", "저자로 항목 찾기"),
        new("name", "이름", new("Luke Zettlemoyer · Zettlemoyer · X. Lin · 김지훈", "김지훈 · Luke Zettlemoyer · Zettlemoyer · X. Lin"), Required: true, Autocompletes: true));

    public ValueTask<Reply> ExecuteAsync(CommandContext context, CancellationToken cancellationToken) => new(Execute(context));

    public IReadOnlyList<AutocompleteChoice> Autocomplete(IIndexSnapshot entries, string typed)
    {
        return [.. entries.CompleteAuthor(typed, MaxChoices).Select(author => new AutocompleteChoice(Describe(author), author.Name))];
    }

    private Reply Execute(CommandContext context)
    {
        var name = context.Argument.Trim(' ', '"', '“', '”');
        if (name == "")
        {
            return NotFoundReply.MissingOption(Definition, context.Locale);
        }

        var entries = context.Entries;
        var filter = new Filter { Authors = [name] };
        var found = entries.Find(filter);
        if (found.Count == 0)
        {
            return NotFoundReply.NothingFound(Definition.Name, name, entries, context.Locale, entries.FindNearestAuthors(name, MaxNearest)
                .Select(author => new Suggestion(author.Name, $"{Definition.Name} {author.Name}")));
        }

        // Of a name that thousands of entries have, too many authors would have to be counted.
        var all = found.Count > MaxCounted ? [] : entries.Summarize(filter, int.MaxValue).Authors;
        var authors = all.Where(author => AuthorName.Matches(name, author.Name)).ToList();
        return authors is [var only]
            ? replies.BuildList(Definition.Name, only.Name, found, context)
            : Name(replies.BuildList(Definition.Name, name, found, context), authors);
    }

    /// <summary>Adds who the authors are.</summary>
    private static Reply Name(Reply reply, List<AuthorCount> authors)
    {
        var named = string.Join(", ", authors.Take(MaxNamed).Select(Describe));
        return authors.Count == 0 ? reply : reply with { Message = $"{reply.Message}\n{Wording.SeveralAuthors(reply.Locale, named, authors.Count - MaxNamed)}" };
    }

    private static string Describe(AuthorCount author) => $"{DisplayText.CleanLine(author.Name)} ({author.Count})";
}
