using PaperBot.Parsing.Export;

namespace PaperBot.Tests.Parsing;

public sealed class ExportParserTests
{
    private static readonly Entry First = new(new("0123456789"), new EntryContent
    {
        Date = new(2024, 5, 7),
        Title = "He said \"no\", 한국어 제목 🎉",
        Authors = ["Ada Kim", "A, B and C"],
        Abstract = "Line\tone \u2028 two",
        Commentary = ["첫 단락입니다.", "한국어".Normalize(NormalizationForm.FormD)],
        Tags = [new("MoE"), new("state_space")],
        Links = [new("https://arxiv.org/abs/2405.04434v2", LinkKind.Arxiv, "2405.04434"), new("https://example.org/a,b", LinkKind.Page, null)],
    })
    { Source = new("Folder", "/home/ada/digests", "2024/a.txt", "00ff"), Ordinal = 0 };

    private static readonly Entry Bare = new(new("zzzzzzzzz0"), new EntryContent { DerivedTags = [new("llm")] })
    {
        Source = new("File", "/home/ada", "b.md", ""),
        Ordinal = 1,
    };

    [Fact]
    public void An_export_is_read_as_it_was_written()
    {
        var read = Read(Export(First, Bare));

        read.Problems.ShouldBeEmpty();
        read.Entries.Cast<Entry>().Select(ExportLine.Write).ShouldBe([ExportLine.Write(First), ExportLine.Write(Bare)]);
        read.Entries.Cast<Entry>().Select(entry => (entry.Id, entry.Source, entry.Ordinal))
            .ShouldBe([(First.Id, First.Source, 0), (Bare.Id, Bare.Source, 1)]);
    }

    [Fact]
    public void The_line_of_an_entry_has_the_keys_that_other_programs_rely_on() => ExportLine.Write(Bare with { NoteLinks = [new(null, "Soil")] }).ShouldBe(
        """{"id":"zzzzzzzzz0","date":null,"title":"","authors":[],"abstract":null,"commentary":[],"tags":[],"derivedTags":["llm"],"links":[],"paper":null,"source":{"kind":"File","location":"/home/ada","file":"b.md","revision":""}}""");

    [Fact]
    public void An_export_is_recognised_whatever_its_name_line_ends_and_encoding()
    {
        var export = Export(First, Bare);
        foreach (var content in new[]
        {
            Encoding.UTF8.GetBytes("\r\n \n" + export.ReplaceLineEndings("\r\n")),
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(export)],
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(export)],
            Encoding.UTF8.GetBytes(export.TrimEnd()),
        })
        {
            DocumentReader.Read("240507 Note.md", content).Entries.Count.ShouldBe(2);
        }
    }

    [Theory]
    [InlineData("2024-05-07\nA Tale of Beds\n(Ann Lee)\n{\"id\":1,\"title\":2}\n#x")]
    [InlineData("{\"name\":\"x\",\"version\":1}")]
    [InlineData("{\"inner\":{\"id\":\"\",\"title\":\"\"}}")]
    [InlineData("{id, title}")]
    [InlineData("")]
    public void Other_documents_are_not_exports(string text) => ExportParser.Recognises("export.jsonl", Encoding.UTF8.GetBytes(text)).ShouldBeFalse();

    [Fact]
    public void A_paper_that_was_looked_up_is_read_again_and_a_line_without_a_paper_is_valid()
    {
        var found = Bare with { LookedUp = Paper.OnArxiv("2405.00007") };
        var line = ExportLine.Write(found);
        line.ShouldContain("\"links\":[],\"paper\":{\"url\":\"https://arxiv.org/abs/2405.00007\",\"arxivId\":\"2405.00007\",\"from\":\"lookup\"},\"source\"");
        Read(line).Entries.Cast<Entry>().Single().LookedUp.ShouldBe(found.LookedUp);

        ExportLine.Write(First).ShouldContain("\"paper\":{\"url\":\"https://arxiv.org/abs/2405.04434v2\",\"arxivId\":\"2405.04434\",\"from\":\"author\"}");
        Read(ExportLine.Write(First)).Entries.Cast<Entry>().Single().LookedUp.ShouldBeNull();
        Read(ExportLine.Write(Bare).Replace("\"paper\":null,", "", StringComparison.Ordinal)).Entries.ShouldHaveSingleItem();
    }

    public static TheoryData<string, string, string> Invalid => new()
    {
        { "\"}}", "\"", "its JSON is invalid at byte" },
        { "\"title\":\"\",", "", "it has no \"title\"" },
        { "\"date\":null", "\"date\":\"2024-02-30\"", "the value at $.date" },
        { "\"authors\":[]", "\"authors\":[1]", "the value at $.authors[0]" },
        { "\"authors\":[]", "\"authors\":[null]", "a list contains null" },
        { "\"commentary\":[]", "\"commentary\":null", "the value at $.commentary" },
        { "\"title\":\"\"", "\"title\":\"\",\"title\":\"\"", "the value at" },
        { "\"title\":\"\"", "\"title\":\"\\ud800\"", "the value at $.title" },
        { "zzzzzzzzz0", "../../../x", "its id is not ten" },
        { "\"llm\"", "\" # \"", "a tag is empty" },
        { "\"links\":[]", "\"links\":[{\"url\":\"javascript:alert(1)\",\"kind\":\"page\",\"arxivId\":null}]", "not an http or https address" },
        { "\"links\":[]", "\"links\":[{\"url\":\"https://a.b\",\"kind\":\"page\",\"arxivId\":\"x\"}]", "its arXiv id is not valid" },
        { "\"paper\":null", "\"paper\":{\"url\":\"javascript:alert(1)\",\"arxivId\":null,\"from\":\"lookup\"}", "not an http or https address" },
        { "\"paper\":null", "\"paper\":{\"url\":\"https://a.b\",\"arxivId\":null,\"from\":\"me\"}", "the value at $.paper.from" },
        { "\"links\":[]", "\"links\":[{\"url\":\"https://a.b\",\"kind\":\"3\",\"arxivId\":null}]", "the value at $.links[0].kind" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_line_is_reported_and_the_others_are_read(string good, string bad, string why)
    {
        var invalid = ExportLine.Write(Bare).Replace(good, bad, StringComparison.Ordinal);
        invalid.ShouldNotBe(ExportLine.Write(Bare));

        var read = Read($"{ExportLine.Write(First)}\n\n{invalid}\n{ExportLine.Write(Bare)}\n");

        read.Entries.Count.ShouldBe(2);
        var problem = read.Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Severity).ShouldBe((3, ProblemSeverity.Error));
        problem.Message.ShouldContain(why);
    }

    [Fact]
    public void An_invalid_byte_affects_only_its_own_line()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(ExportLine.Write(Bare).Replace("\"title\":\"", "\"title\":\"~", StringComparison.Ordinal) + "\n" + ExportLine.Write(First))];
        content[Array.IndexOf(content, (byte)'~')] = 0xFF;

        var read = DocumentReader.Read("export.jsonl", content);

        read.Entries.ShouldHaveSingleItem().Title.ShouldBe(First.Title);
        read.Problems.ShouldHaveSingleItem().Line.ShouldBe(1);
    }

    [Fact]
    public void A_duplicate_id_is_reported_with_its_first_line()
    {
        var read = Read(Export(First, Bare, First));

        read.Entries.Count.ShouldBe(2);
        read.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("export.jsonl:3: This line was not read, because it has the same id as line 1");
    }

    [Fact]
    public void An_object_that_spans_several_lines_is_one_problem()
    {
        var read = Read("{\n  \"id\": \"0123456789\",\n  \"title\": \"A\"\n}\n{\n  \"id\": \"0123456789\"\n}\n");

        read.Entries.ShouldBeEmpty();
        read.Problems.ShouldHaveSingleItem().Message.ShouldContain("spans several lines");
    }

    [Fact]
    public void An_export_that_was_cut_off_in_its_only_line_is_still_recognised() =>
        Read(ExportLine.Write(First)[..150]).Problems.ShouldHaveSingleItem().Message.ShouldContain("its JSON is invalid");

    private static string Export(params Entry[] entries) => string.Concat(entries.Select(entry => ExportLine.Write(entry) + "\n"));

    private static ParseResult Read(string text) => Documents.Read("export.jsonl", text);
}
