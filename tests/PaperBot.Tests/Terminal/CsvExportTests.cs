using FsCheck;
using FsCheck.Fluent;
using PaperBot.Terminal;

namespace PaperBot.Tests.Terminal;

public sealed class CsvExportTests
{
    [Fact]
    public void The_header_names_the_cells_and_records_end_with_CRLF()
    {
        var text = Write(Notes.Entry("x123456789", tags: "moe llm"));

        text.ShouldBe("id,date,title,authors,abstract,commentary,tags,derivedTags,links,arxivIds,sourceKind,sourceLocation,sourceFile,sourceRevision\r\n"
            + "x123456789,2024-05-07,Title,,,,\"moe\nllm\",,,,Folder,notes,a.txt,1\r\n");
    }

    [Fact]
    public void Any_text_is_preserved_in_its_cell() => Prop.ForAll<NonNull<string>>(given =>
    {
        var text = "x" + given.Get + ",\"\r\n\" ";
        var records = Read(Write(Entry(text), Entry("second")));

        records.Select(record => record.Count).ShouldAllBe(count => count == 14);
        records.Select(record => record[2]).ShouldBe(["title", text, "second"]);
        records[1][5].ShouldBe($"{text}\n둘째 단락");
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1,1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    public void A_cell_that_a_spreadsheet_would_run_is_made_text_by_an_apostrophe(string text)
    {
        var record = Read(Write(Entry(text)))[1];

        record[2].ShouldBe("'" + text);
        record[5].ShouldBe($"'{text}\n둘째 단락");
    }

    [Theory]
    [InlineData("1e5")]
    [InlineData("007")]
    [InlineData("2310.0677000")]
    [InlineData("12345678901234567")]
    [InlineData("3-4")]
    [InlineData("sept2")]
    [InlineData("1-May")]
    [InlineData("TRUE")]
    public void A_tag_that_a_spreadsheet_would_change_is_made_text(string tag) =>
        Read(Write(Notes.Entry("x123456789", tags: tag)))[1][6].ShouldBe("'" + tag);

    [Theory]
    [InlineData("2024")]
    [InlineData("3d")]
    [InlineData("march-of-time")]
    public void A_tag_that_a_spreadsheet_keeps_is_written_as_it_is(string tag) =>
        Read(Write(Notes.Entry("x123456789", tags: tag)))[1][6].ShouldBe(tag);

    [Fact]
    public void An_arxiv_id_does_not_look_like_a_number()
    {
        var entry = Notes.Entry(new EntryContent { Title = "Dew", Links = [new("https://arxiv.org/abs/2405.04430", LinkKind.Arxiv, "2405.04430")] });

        Read(Write(entry))[1][9].ShouldBe("arXiv:2405.04430");
    }

    private static Entry Entry(string text) => Notes.Entry(new EntryContent { Title = text, Commentary = [text, "둘째 단락"] });

    private static string Write(params Entry[] entries)
    {
        using var output = new StringWriter();
        CsvExport.Write(entries, output);
        return output.ToString();
    }

    /// <summary>Reads strictly by RFC 4180.</summary>
    private static List<List<string>> Read(string text)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            record.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            text[at..(at + 2)].ShouldBe("\r\n");
            at += 2;
            records.Add(record);
            record = [];
        }

        record.ShouldBeEmpty();
        return records;
    }

    private static string Plain(string text, ref int at)
    {
        var end = text.IndexOfAny([',', '\r', '\n', '"'], at);
        var cell = text[at..end];
        text[end].ShouldNotBe('"');
        at = end;
        return cell;
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] == '"' && text[++at] != '"')
            {
                return cell.ToString();
            }

            cell.Append(text[at]);
        }
    }
}
