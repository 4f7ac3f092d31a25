namespace PaperBot.Tests.Parsing;

/// <summary>
/// Documents as different people write them. Each file of the folder Styles contains documents: a line <c>=== file name: what is special</c>, the text,
/// and below <c>--- is</c> what a person would read in it.
/// </summary>
public sealed class StyleTests
{
    public static TheoryData<string> Names => [.. Styles.Keys];

    private static readonly Dictionary<string, (string Text, string Expected)> Styles = Read();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_in_any_style_is_read_as_a_person_reads_it(string name)
    {
        var (text, expected) = Styles[name];
        var read = Documents.Read(name.Split(": ")[0], text);
        string.Join('\n', read.Entries.Select(Show).Concat(Warned(read, expected))).ShouldBe(expected);
    }

    // 2024-05-07 Title | Author, Author … | tag tag | paragraph // paragraph | address address
    private static string Show(EntryContent entry)
    {
        string[] fields =
        [
            $"{entry.Date?.ToString("O", null) ?? "undated"} {entry.Title}", string.Join(", ", entry.Authors) + (entry.AuthorsAreCut ? " …" : ""), string.Join(' ', entry.Tags),
            string.Join(" // ", entry.Commentary), string.Join(' ', entry.Links.Select(link => link.Url)),
        ];
        var line = fields[0] + string.Concat(fields.Skip(1).Reverse().SkipWhile(field => field.Length == 0).Reverse().Select(field => field.Length > 0 ? " | " + field : " |"));
        return entry.Abstract is { } summary ? $"{line}\nabstract {summary}" : line;
    }

    private static IEnumerable<string> Warned(ParseResult read, string expected) => expected.Contains("\nwarn ", StringComparison.Ordinal) || !expected.Contains("2024", StringComparison.Ordinal)
        ? read.Problems.Select(problem => $"warn {problem.Line}").Distinct()
        : read.Problems.Where(problem => problem.Line > 0).Select(problem => problem.ToString());

    private static Dictionary<string, (string Text, string Expected)> Read()
    {
        var styles = new Dictionary<string, (string, string)>();
        foreach (var resource in typeof(StyleTests).Assembly.GetManifestResourceNames().Where(name => name.Contains(".Styles.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(StyleTests).Assembly.GetManifestResourceStream(resource)!);
            foreach (var document in ("\n" + reader.ReadToEnd().ReplaceLineEndings("\n")).Split("\n=== ").Skip(1))
            {
                var (head, end) = (document.IndexOf('\n', StringComparison.Ordinal), document.IndexOf("\n--- is\n", StringComparison.Ordinal));
                styles.Add(document[..head], (document[(head + 1)..end], document[(end + 8)..].TrimEnd()));
            }
        }

        return styles;
    }
}
