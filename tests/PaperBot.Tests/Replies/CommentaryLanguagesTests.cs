using PaperBot.Parsing.VaultNote;

namespace PaperBot.Tests.Replies;

public sealed class CommentaryLanguagesTests
{
    private const string Korean = "전문가 수를 늘리면 라우터가 먼저 무너진다는 결과입니다. 손실만 보아서는 알 수 없다는 점이 재미있네요.";
    private const string English = "Adding experts makes the router collapse first, says this result. It is nice that the loss alone does not tell.";

    [Fact]
    public void The_same_in_English_after_the_Korean_is_recognized()
    {
        var languages = CommentaryLanguages.Of([Korean, Korean, English, English]);
        languages.For(Locale.Korean).ShouldBe([Korean, Korean]);
        languages.For(Locale.English).ShouldBe([English, English]);
        languages.AreBoth.ShouldBeTrue();
    }

    [Fact]
    public void Addresses_do_not_count_as_a_language()
    {
        var languages = CommentaryLanguages.Of([Korean, "https://a.org/an-english-address", English, "https://b.org"]);
        languages.Korean.ShouldBe([Korean, "https://a.org/an-english-address"]);
        languages.English.ShouldBe([English, "https://b.org"]);
    }

    [Theory]
    [InlineData("```", "for expert in experts: expert.route(tokens)", "```")]
    [InlineData("```\nfor expert in experts: expert.route(tokens)\n```")]
    [InlineData("~~~ py\nfor expert in experts: expert.route(tokens)\n~~~")]
    [InlineData("| expert | tokens routed to the expert |\n|--|--|\n| one | two of them |")]
    public void Code_and_tables_do_not_count_as_a_language(params string[] code)
    {
        var languages = CommentaryLanguages.Of([Korean, .. code, English]);
        languages.Korean.ShouldBe([Korean, .. code]);
        languages.English.ShouldBe([English]);
    }

    public static TheoryData<string[]> InOneLanguage =>
    [
        new[] { Korean },
        new[] { English, English },
        new[] { Korean, English, Korean }, // English between Korean
        new[] { English, Korean }, // an abstract without a mark
        new[] { Korean, Korean, Korean, English }, // too short to be the same
        new[] { Korean, English, English, English }, // too long to be the same
        new[] { Korean, "A short remark." },
        new[] { Korean, $"\"{English}\"" }, // a quotation
        new[] { Korean, "https://a.org/only/an/address/that/is/quite/long/and/has/words" },
        new[] { Korean, "![picture](https://a.org/a.png) ![another picture of it](https://a.org/b.png)" },
        Array.Empty<string>(),
    ];

    [Theory]
    [MemberData(nameof(InOneLanguage))]
    public void A_note_in_one_language_is_not_divided(string[] commentary)
    {
        var languages = CommentaryLanguages.Of(commentary);
        languages.AreBoth.ShouldBeFalse();
        languages.For(Locale.Korean).ShouldBe(commentary);
        languages.For(Locale.English).ShouldBe(commentary);
    }

    [Fact]
    public void Decomposed_hangul_and_lone_surrogates_are_read() =>
        CommentaryLanguages.Of([Korean.Normalize(System.Text.NormalizationForm.FormD), English + "\uD800"]).AreBoth.ShouldBeTrue();

    [Fact]
    public void Real_notes_with_an_english_block_are_in_both()
    {
        var both = 0;
        foreach (var file in Directory.EnumerateFiles(SharedData.Path("notes"), "*.md", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            foreach (var entry in VaultNoteParser.Parse(Path.GetFileName(file), text).Entries)
            {
                var languages = CommentaryLanguages.Of(entry.Commentary);
                both += languages.AreBoth ? 1 : 0;
                languages.Korean.Concat(languages.English).ShouldBe(entry.Commentary, file);
                if (text.Contains("<english>", StringComparison.OrdinalIgnoreCase))
                {
                    languages.AreBoth.ShouldBeTrue(file);
                }
            }
        }

        both.ShouldBeGreaterThan(50);
    }
}
