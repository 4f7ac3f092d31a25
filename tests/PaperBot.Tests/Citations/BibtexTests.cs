using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PaperBot.Citations;

namespace PaperBot.Tests.Citations;

/// <summary>The export follows the rules of biber, which a strict reader checks.</summary>
public sealed partial class BibtexTests
{
    [Fact]
    public void An_entry_with_its_own_address_has_all_fields()
    {
        var entry = Entry(new()
        {
            Date = new(2024, 5, 7),
            Title = "50% of {Experts} & $x_1$",
            Authors = ["Ada Kim", "Jürgen de la Cruz", "김철수"],
            Abstract = "An abstract.",
            Commentary = ["첫 단락.\n@misc{x", "둘째 단락."],
            Tags = [new("MoE"), new("state_space"), new("a,b")],
            DerivedTags = [new("llm")],
            Links = [new("https://arxiv.org/abs/2405.04434?a={b}", LinkKind.Arxiv, "2405.04434")],
        });

        var (type, key, fields) = Read(entry).ShouldHaveSingleItem();

        (type, key).ShouldBe(("online", "paperbot-0123456789"));
        fields.ShouldBe(
        [
            ("title", @"50\% of \textbraceleft{}Experts\textbraceright{} \& \$x\_1\$"),
            ("author", "Ada Kim and Jürgen de la Cruz and 김철수"),
            ("date", "2024-05-07"),
            ("eprint", "2405.04434"),
            ("archivePrefix", "arXiv"),
            ("url", "https://arxiv.org/abs/2405.04434?a=%7Bb%7D"),
            ("abstract", "An abstract."),
            ("keywords", "MoE, state_space, a b"),
            ("annotation", @"첫 단락. @misc\textbraceleft{}x 둘째 단락."),
        ]);
    }

    [Fact]
    public void A_list_of_authors_that_is_cut_ends_with_others() =>
        Read(Entry(new() { Title = "A", Authors = ["Ada Kim", "Bo Lee"], AuthorsAreCut = true })).ShouldHaveSingleItem().Fields
            .ShouldContain(("author", "Ada Kim and Bo Lee and others"));

    [Fact]
    public void An_entry_with_only_text_has_the_fields_that_biber_requires() =>
        Read(Entry(new() { Commentary = ["해설입니다."] })).ShouldHaveSingleItem().Fields
            .ShouldBe([("title", "(untitled)"), ("date", "XXXX"), ("annotation", "해설입니다.")]);

    [Fact]
    public void A_paper_that_was_looked_up_gives_the_address_and_the_arXiv_id()
    {
        var (type, _, fields) = Read(Entry(new() { Title = "A" }) with { LookedUp = Paper.OnArxiv("2405.00007") }).ShouldHaveSingleItem();

        type.ShouldBe("online");
        fields.ShouldBe([("title", "A"), ("date", "XXXX"), ("eprint", "2405.00007"), ("archivePrefix", "arXiv"), ("url", "https://arxiv.org/abs/2405.00007")]);
    }

    [Fact]
    public void A_link_that_the_text_cites_is_not_taken_for_the_papers_own()
    {
        var (type, _, fields) = Read(Entry(new()
        {
            Title = "A",
            Commentary = ["https://arxiv.org/abs/1706.03762 을 보세요."],
            Links = [new("https://arxiv.org/abs/1706.03762", LinkKind.Arxiv, "1706.03762")],
        })).ShouldHaveSingleItem();

        type.ShouldBe("misc");
        fields.Select(field => field.Name).ShouldBe(["title", "date", "annotation"]);
    }

    [Theory]
    [InlineData("Ada Kim", "Ada Kim")]
    [InlineData("Luke Melas-Kyriazi", "Luke Melas-Kyriazi")]
    [InlineData("O. O’Brien Jr.", "O. O’Brien Jr.")]
    [InlineData("Reed, Tom", "Reed, Tom")]
    [InlineData("van der Berg, Jan P.", "van der Berg, Jan P.")]
    [InlineData("Tom Reed, Jr.", "{Tom Reed, Jr.}")]
    [InlineData("Reed Labs, Tokyo", "{Reed Labs, Tokyo}")]
    [InlineData("OpenAI", "OpenAI")]
    [InlineData("Kimi Team", "{Kimi Team}")]
    [InlineData("Google DeepMind", "{Google DeepMind}")]
    [InlineData("Research and Development", "{Research and Development}")]
    [InlineData("Ada AND Ben", "{Ada AND Ben}")]
    [InlineData("others", "{others}")]
    [InlineData("Acme, Inc.", "{Acme, Inc.}")]
    [InlineData("Kim, Ada, Jr, III", "{Kim, Ada, Jr, III}")]
    [InlineData("family=Kim", "{family=Kim}")]
    [InlineData("A} and {B", @"{A\textbraceright{} and \textbraceleft{}B}")]
    [InlineData("van der", "{van der}")]
    [InlineData("\u202E", "")]
    public void A_name_is_one_name_and_an_organisation_is_not_split(string author, string written) =>
        BibtexNames.Write(author).ShouldBe(written);

    [Fact]
    public void No_text_breaks_out_of_its_field() => Prop.ForAll<NonNull<string>, NonNull<string>>((left, right) =>
    {
        var text = $"{left.Get}\\}}{{%\n@x{right.Get}";
        var entry = Entry(new()
        {
            Title = text,
            Authors = [text, left.Get],
            Abstract = text,
            Commentary = [text, right.Get],
            Tags = [new(left.Get), new(right.Get)],
            Links = [new(text, LinkKind.Page, null)],
        });

        var read = Read(entry, entry);

        read.Count.ShouldBe(2);
        read.SelectMany(record => record.Fields).ShouldAllBe(field => !Live.IsMatch(field.Value));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_citation_that_is_read_in_a_message_has_room_in_it()
    {
        var entry = Entry(new()
        {
            Title = string.Concat(Enumerable.Repeat("{}~^\\ ", 900)),
            Authors = [.. Enumerable.Range(1, 900).Select(number => $"Ada Kim{number}")],
            Abstract = "Not needed to cite it.",
            Tags = [.. Enumerable.Range(1, 900).Select(number => new Tag($"tag-number-{number}"))],
            Links = [new($"https://example.org/{new string('a', 1_900)}", LinkKind.Pdf, null)],
        });

        var citation = Bibtex.Cite(entry);

        citation.Length.ShouldBeInRange(1_000, 3_000);
        citation.ShouldEndWith("}");
        citation.ShouldContain(" and others},");
        citation.ShouldNotContain("Not needed");
    }

    private static Entry Entry(EntryContent content) => Notes.Entry(content);

    /// <summary>Reads records of exactly the form that is written.</summary>
    private static List<(string Type, string Key, List<(string Name, string Value)> Fields)> Read(params Entry[] entries)
    {
        using var output = new StringWriter();
        foreach (var entry in entries)
        {
            Bibtex.Write(entry, output);
        }

        return
        [
            .. output.ToString().Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(record =>
            {
                var lines = record.Split('\n');
                var head = Head.Match(lines[0]);
                head.Success.ShouldBeTrue(lines[0]);
                lines[^1].ShouldBe("}");
                return (head.Groups["type"].Value, head.Groups["key"].Value, lines[1..^1].Select(ReadField).ToList());
            }),
        ];
    }

    private static (string Name, string Value) ReadField(string line)
    {
        var field = Field.Match(line);
        field.Success.ShouldBeTrue(line);
        var depth = 0;
        foreach (var character in field.Groups["value"].Value)
        {
            depth += character switch { '{' => 1, '}' => -1, _ => 0 };
            depth.ShouldBeGreaterThanOrEqualTo(0, line);
        }

        depth.ShouldBe(0, line);
        return (field.Groups["name"].Value, field.Groups["value"].Value);
    }

    [GeneratedRegex(@"^@(?<type>online|misc)\{(?<key>[a-z0-9-]+),$")]
    private static partial Regex Head { get; }

    [GeneratedRegex(@"^  (?<name>[a-zA-Z]+) = \{(?<value>[^\p{Cc}]+)\},$")]
    private static partial Regex Field { get; }

    // A comment, or a control sequence other than those that print a character.
    [GeneratedRegex(@"(?<!\\)%(?![0-9A-F]{2})|\\(?!text(backslash|brace(left|right)|ascii(tilde|circum))\{\}|[&%$#_])")]
    private static partial Regex Live { get; }
}
