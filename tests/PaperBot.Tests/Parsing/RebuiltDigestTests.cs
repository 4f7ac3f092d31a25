namespace PaperBot.Tests.Parsing;

/// <summary>
/// Digests made of real vault notes without their formatting, several in each. The fields of each entry are known from its note, so thousands of
/// digests can be compared in every field.
/// </summary>
public sealed class RebuiltDigestTests(ITestOutputHelper output)
{
    private const int Digests = 2000;
    private const int MaxShown = 20;

    [Theory]
    [InlineData("as written", 0.9995)]
    [InlineData("recombined", 0.9995)]
    [InlineData("incomplete", 0.999)]
    [InlineData("wrapped", 0.95)]
    [InlineData("wrapped", 0.94, 72)]
    [InlineData("wrapped", 0.955, 80)]
    [InlineData("wrapped", 0.955, 100)]
    [InlineData("wrapped in columns", 0.945, 72)]
    [InlineData("wrapped in columns", 0.945, 80)]
    [InlineData("wrapped in columns", 0.95, 100)]
    public void Nearly_every_entry_of_a_rebuilt_digest_is_exact_in_every_field(string shape, double minShare, int width = 0)
    {
        var random = new Random(20240507);
        var notes = SharedNotes.Read();
        var entries = 0;
        var exact = 0;
        var missed = new HashSet<string>();
        for (var number = 0; number < Digests; number++)
        {
            var day = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pick(shape, notes, random)).DistinctBy(note => note.Title.Length > 0 ? note.Title : note.Key).ToList();
            var any = random.Next(60, 120);
            var text = new StringBuilder("2024년 5월 7일\n").AppendJoin('\n', day.Select(note => shape.StartsWith("wrapped", StringComparison.Ordinal)
                ? Wrapped(note.Text, width > 0 ? width : any, shape.EndsWith("columns", StringComparison.Ordinal)) + "\n"
                : note.Text)).ToString();
            var read = DocumentReader.Read($"{number}.txt", Encoding.UTF8.GetBytes(text)).Entries;
            entries += day.Count;
            exact += day.Count(note => read.Any(entry => Show(entry) == note.Expected));
            Report(day, read, missed);
        }

        output.WriteLine($"{exact} of {entries} entries are exact: {(double)exact / entries:P3}");
        ((double)exact / entries).ShouldBeGreaterThan(minShare);
    }

    private void Report(List<SharedNotes.Note> day, IReadOnlyList<EntryContent> read, HashSet<string> missed)
    {
        foreach (var (note, at) in day.Select((note, at) => (note, at)).Where(pair => !read.Any(entry => Show(entry) == pair.note.Expected)))
        {
            if (missed.Add(note.Key) && missed.Count <= MaxShown)
            {
                var near = read.FirstOrDefault(entry => entry.Title == note.Title);
                output.WriteLine($"--- {note.Key} (after {(at > 0 ? day[at - 1].Key : "-")})\nEXPECTED\n{Cut(note.Expected)}\nREAD\n"
                    + (near is null ? "(no such title) " + string.Join(" || ", read.Select(entry => entry.Title)) : Cut(Show(near))));
            }
        }
    }

    private static string Cut(string text) => string.Join('\n', text.Split('\n').Select(line => line.Length > 160 ? line[..110] + " … " + line[^40..] : line));

    private static SharedNotes.Note Pick(string shape, IReadOnlyList<SharedNotes.Note> notes, Random random) => shape switch
    {
        "recombined" => SharedNotes.Combine(notes, random),
        "incomplete" => SharedNotes.Strip(SharedNotes.Combine(notes, random), random),
        _ => notes[random.Next(notes.Count)],
    };

    private static string Wrapped(string text, int width, bool inColumns) => string.Join('\n', text.Split('\n').Select(line =>
    {
        var (wrapped, length) = (new StringBuilder(), 0);
        foreach (var word in line.Split(' '))
        {
            var wordLength = word.Length + (inColumns ? word.Count(Hangul.IsHangul) : 0);
            var gap = length == 0 ? "" : length + 1 + wordLength > width ? "\n" : " ";
            length = gap == " " ? length + 1 + wordLength : wordLength;
            wrapped.Append(gap).Append(word);
        }

        return wrapped.ToString();
    }));

    internal static string Show(EntryContent entry) => string.Join('\n',
    [
        entry.Title, string.Join(" | ", entry.Authors), "A: " + (entry.Abstract ?? "(none)"), .. entry.Commentary,
        string.Join(" ", entry.Tags), string.Join(" ", entry.Links.Select(link => $"{link.Url} {link.ArxivId ?? "-"}")),
    ]);
}
