using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Parsing.Digest;
using PaperBot.Parsing.Lines;
using PaperBot.Parsing.VaultNote;

namespace PaperBot.Tests.Parsing;

public sealed class MutatedDocumentTests
{
    private static readonly string[] Originals =
    [
        "2024년 5월 7일\nGardens of Experts\n(Ann Lee, Bob Ray (Org, Inc.))\nWe water two beds. It works (https://example.org/a).\n"
            + "물을 주네요.\n#moe #3d\nDew, or Not?\n(이바다)\n(괄호로만 쓴 문장입니다.)\nhttps://arxiv.org/abs/2405.04434에서 봤습니다.\n"
            + "2024-05-08\n# Third\n(Gamma Team: A, B and C)\n#x\n#y",
        "-\n논문 리뷰) Gardens of Experts정원 2024. 5. 25. 14:52\n첫 문장.둘째 문장\n[1. 결과]\nTable 1 [2. 끝]\n출처 : https://example.org/a < 물 >\n"
            + "끝났다.728x90'정원' 카테고리의 다른 글\n논문 리뷰) Dew (0) 2024.05.28",
        "https://arxiv.org/abs/2405.04434\n\n*Gardens of Experts: Two Beds* (Gamma Team: A, B (Org, Inc.) and C)\n\n> We water.\n>\n"
            + "> It works.\n\n물을 주네요. [[240402 Dew]]\n\n<english>\nIt waters.\n</english>\n\n#moe #3d \n\n# Links\n\n[[240402 Dew.md]]",
        "---\ntags: [moe, '3d']\ndate: 2024-07-31\n---\n# Gardens of Experts (Ann Lee)\n> [!abstract] Short\n> We water.\n\n- 물\n\t```c\n\t#define\n\n\t```\n"
            + "| a | b |\n|--|--|\n| 1 | 2 |\n물을 %%later%% 주네요.\n<!--\n~~~\n-->\n#moe",
    ];

    private static readonly string[] Names = ["a.txt", "240731 Gardens of Experts.md"];

    private static readonly string[] Fragments =
    [
        "\n", "\r", "\0", "(", ")", "#", "＃", ",", "\uFEFF", "\u202E", "2024-02-30", "https://", "가", "\u1100", "\uD83D\uDE00", "\uD83D", "\uFFFE",
        "[", "< ", "$", "\t", "*", ">", "<english>", "[[", "```", "~~~\n", "%%", "<!--", "-->", "---\n", "|", " ^a-1\n", "title: ", "&a ", "*a", "\\#", "1. ", "- [ ] ", "Tags: ", "5/7\n", "<https://a.b|", "arXiv:2405.00001", "** — ", " #a", "1️⃣ ",
    ];

    // Set this variable to 1000000 for a thorough run, which takes minutes.
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("PAPERBOT_MUTATED_DOCUMENTS"), out var count) ? count : 20_000;

    [Fact]
    public void A_mutated_document_never_throws_and_gives_an_entry_or_a_problem()
    {
        var edits = Gen.Choose(0, int.MaxValue - 1).ArrayOf().Where(edit => edit.Length is > 2 and < 60);
        Prop.ForAll(edits.ToArbitrary(), edit => FindError(edit) is null).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Long]
    [Fact]
    public void No_mutation_makes_a_document_throw_or_lose_text()
    {
        var wrong = new ConcurrentBag<string>();
        Parallel.For(0, Mutations, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, seed =>
        {
            var random = new Random(seed);
            var edit = Enumerable.Range(0, random.Next(3, 16)).Select(_ => random.Next()).ToArray();
            if (FindError(edit) is { } error)
            {
                wrong.Add($"{error} in the document of seed {seed}:\n{Mutate(edit)}");
            }
        });
        wrong.Take(5).ShouldBeEmpty();
    }

    private static string? FindError(int[] edit)
    {
        var text = Mutate(edit);
        var read = Documents.Read(Names[edit[1] % Names.Length], text);
        return read.Entries.Count + read.Problems.Count == 0 ? "neither an entry nor a problem"
            : read.Problems.Any(problem => problem.Line < 0 || problem.Message.Length == 0) ? "a problem without a line or a message"
            : read.Entries.FirstOrDefault(entry => entry.Title != entry.Title.Trim() || entry.Title.AsSpan().ContainsAny('\n', '\r')) is { } wrong
                ? $"the title '{wrong.Title}', which is not one line without blanks at its ends,"
            : read.Entries.Any(entry => entry.Commentary.Concat(entry.Authors).Append(entry.Abstract ?? "-").Any(string.IsNullOrWhiteSpace)) ? "a blank field"
            : FindLostLine(FoldedText.WellFormed(text)) is { } lost ? $"lost text: {lost}"
            : !LosesOnlyComments(FoldedText.WellFormed(text)) ? "lost parts of a note"
            : null;
    }

    // Each line of a digest without problems is in a field of an entry.
    private static string? FindLostLine(string text)
    {
        var read = DigestParser.Parse("a.txt", text);
        if (read.Problems.Count > 0)
        {
            return null;
        }

        var tags = read.Entries.SelectMany(entry => entry.Tags).ToHashSet();
        var kept = Letters(string.Concat(read.Entries.SelectMany(entry =>
            entry.Commentary.Prepend(entry.Abstract ?? "").Prepend(entry.Title).Concat(entry.Tags.Select(tag => tag.Text))
                .Concat(entry.Links.Select(link => link.Url)))));
        var names = read.Entries.SelectMany(entry => entry.Authors).Select(Letters).ToHashSet();
        return LineClassifier.Classify(DigestLines.Read(text)).FirstOrDefault(line => line switch
        {
            ClassifiedLine.Titled { Title: var title, Authors: var own } titled when own.Names.All(name => names.Contains(Letters(name))) =>
                !kept.Contains(Letters(title), StringComparison.Ordinal) || !titled.Tags.All(tags.Contains),
            ClassifiedLine.LinksHeading or ClassifiedLine.MaybeDated => false,
            ClassifiedLine.Linked => !LinkFinder.Find(line.Text).All(link => kept.Contains(Letters(link.Url), StringComparison.Ordinal)),
            ClassifiedLine.Written when LinksLine.IsNoteLinks(line.Text) => false,
            ClassifiedLine.Written when AuthorsLine.TryReadPlain(line.Text, out var own) && own.Names.All(name => names.Contains(Letters(name))) => false,
            ClassifiedLine.Written => !kept.Contains(Letters(line.Text), StringComparison.Ordinal)
                && !kept.Contains(Letters(MarkdownMarks.TitleOf(line.Text)), StringComparison.Ordinal),
            ClassifiedLine.Tagged { Tags: var own } => !own.All(tags.Contains),
            ClassifiedLine.Authored { Authors: var own } => !own.Names.All(name => names.Contains(Letters(name))) && !kept.Contains(Letters(line.Text), StringComparison.Ordinal),
            _ => false,
        })?.Text;
    }

    // The parts of a note contain all of its letters in order.
    private static bool LosesOnlyComments(string text) => text.Contains("%%", StringComparison.Ordinal) || text.Contains("<!--", StringComparison.Ordinal)
        || text.Contains('^', StringComparison.Ordinal)
        || Letters(string.Concat(VaultNoteParts.Read(text).Select(part => part.Text))) == Letters(text);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Mutate(int[] edit)
    {
        var text = Originals[edit[0] % Originals.Length];
        foreach (var step in edit.Skip(1))
        {
            text = (step % 2) == 0 ? MutateCharacters(text, step / 2) : MutateLines(text, step / 2);
        }

        return text;
    }

    private static string MutateCharacters(string text, int step)
    {
        var at = (step / 4) % (text.Length + 1);
        return (step % 4) switch
        {
            0 when at < text.Length => text.Remove(at, 1),
            1 when at < text.Length => text.Insert(at, text[at].ToString()),
            2 => text[..at],
            _ => text.Insert(at, Fragments[(step / 7) % Fragments.Length]),
        };
    }

    private static string MutateLines(string text, int step)
    {
        var lines = text.Split('\n').ToList();
        var at = (step / 3) % lines.Count;
        var line = lines[at];
        lines.RemoveAt(at);
        if (step % 3 > 0)
        {
            lines.Insert((step / 5) % (lines.Count + 1), line);
        }

        if (step % 3 == 2)
        {
            lines.Add(line);
        }

        return string.Join('\n', lines);
    }
}
