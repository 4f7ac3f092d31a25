using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Parsing;

namespace PaperBot.Tests.Parsing;

public sealed class MutatedDocumentTests
{
    private static readonly string[] Documents =
    [
        "2024년 5월 7일\nGardens of Experts\n(Ann Lee, Bob Ray (Org, Inc.))\nWe water two beds. It works (https://example.org/a).\n"
            + "물을 주네요.\n#moe #3d\nDew, or Not?\n(이바다)\n(괄호로만 쓴 문장입니다.)\nhttps://arxiv.org/abs/2405.04434에서 봤습니다.\n"
            + "2024-05-08\n# Third\n(Gamma Team: A, B and C)\n#x\n#y",
        "-\n논문 리뷰) Gardens of Experts정원 2024. 5. 25. 14:52\n첫 문장.둘째 문장\n[1. 결과]\nTable 1 [2. 끝]\n출처 : https://example.org/a < 물 >\n"
            + "끝났다.728x90'정원' 카테고리의 다른 글\n논문 리뷰) Dew (0) 2024.05.28",
        "https://arxiv.org/abs/2405.04434\n\n*Gardens of Experts: Two Beds* (Gamma Team: A, B (Org, Inc.) and C)\n\n> We water.\n>\n"
            + "> It works.\n\n물을 주네요. [[240402 Dew]]\n\n<english>\nIt waters.\n</english>\n\n#moe #3d \n\n# Links\n\n[[240402 Dew.md]]",
    ];

    private static readonly string[] Names = ["a.txt", "240731 Gardens of Experts.md"];

    private static readonly string[] Shards =
    [
        "\n", "\r", "\0", "(", ")", "#", "＃", ",", "\uFEFF", "\u202E", "2024-02-30", "https://", "가", "\u1100", "\uD83D\uDE00", "\uD83D",
        "[", "< ", "$", "\t", "*", ">", "<english>", "[[",
    ];

    [Fact]
    public void A_mutated_document_never_throws_and_gives_an_entry_or_a_problem()
    {
        var edits = Gen.Choose(0, int.MaxValue - 1).ArrayOf().Where(edit => edit.Length is > 2 and < 60);
        Prop.ForAll(edits.ToArbitrary(), edit =>
        {
            var read = DocumentReader.Read(Names[edit[1] % Names.Length], Encoding.UTF8.GetBytes(Mutate(edit)));
            return read.Entries.Count + read.Problems.Count > 0
                && read.Problems.All(problem => problem.Line >= 0 && problem.Message.Length > 0)
                && read.Entries.All(entry => entry.Title == entry.Title.Trim()
                    && entry.Commentary.All(paragraph => paragraph.Trim().Length > 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static string Mutate(int[] edit)
    {
        var text = Documents[edit[0] % Documents.Length];
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
            _ => text.Insert(at, Shards[(step / 7) % Shards.Length]),
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
