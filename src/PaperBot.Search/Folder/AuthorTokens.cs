using PaperBot.Filters;

namespace PaperBot.Search.Folder;

/// <summary>The parts of authors' names (<see cref="AuthorName"/>) as terms of the index. No name reaches into the next.</summary>
internal static class AuthorTokens
{
    /// <summary>More positions than a name has parts.</summary>
    public const int Gap = 1000;

    /// <summary>The terms, each with how many positions it is behind the one before.</summary>
    public static IEnumerable<(ReadOnlyMemory<char> Term, int Increment)> Create(IEnumerable<string> authors)
    {
        var increment = 1;
        foreach (var author in authors)
        {
            foreach (var part in AuthorName.Parts(author).Take(Gap / 2))
            {
                foreach (var form in part)
                {
                    yield return (EntryDocument.Cut(form).AsMemory(), increment);
                    increment = 0;
                }

                increment = 1;
            }

            increment = Gap;
        }
    }
}
