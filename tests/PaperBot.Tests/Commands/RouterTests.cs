using PaperBot.Commands;

namespace PaperBot.Tests.Commands;

public sealed class RouterTests : IDisposable
{
    private readonly TestCore _core = new();

    private CommandRouter Router => _core.Get<CommandRouter>();

    [Fact]
    public async Task The_pages_of_the_longest_line_turn()
    {
        using var core = new TestCore("Replies:PageSize=1");
        var tag = new string('a', Limits.CommandLength);
        core.Import("2024-05-07.txt", Notes.Digest("2024-05-07", Notes.Note("First", $"#{tag}"), Notes.Note("Second", $"#{tag}")));
        var first = await core.AskAsync(tag);
        (await core.AskAsync(first.Buttons[0].Command)).Cards.ShouldHaveSingleItem().Title.ShouldNotBe(first.Cards.Single().Title);
    }

    [Fact]
    public void Every_command_of_the_core_is_registered() =>
        Router.Definitions.Count.ShouldBe(typeof(ICommand).Assembly.GetTypes().Count(type => type.IsClass && type.IsAssignableTo(typeof(ICommand))));

    [Theory]
    [InlineData("")]
    [InlineData("help")]
    [InlineData("도움말")]
    [InlineData("/paper")]
    [InlineData("  paper  ")]
    [InlineData("HELP me")]
    public async Task Help_lists_every_command_with_an_example(string text)
    {
        var reply = await _core.AskAsync(text);
        (reply.Command, reply.Found, reply.Private).ShouldBe(("help", true, true));
        reply.Lines.Select(line => line.Term.Split(' ')[1]).ShouldBe(Router.Definitions.Select(definition => definition.Name), ignoreOrder: true);
        reply.Lines.Single(line => line.Term == "/paper tag <filter>").Detail.ShouldContain("moe|llm");
    }

    [Fact]
    public async Task Help_is_in_Korean_for_Korean_users()
    {
        var reply = await _core.AskAsync("help", Locale.Korean);
        reply.Lines.Select(line => line.Term).ShouldContain("/paper 태그 <필터>");
        reply.Message.ShouldBe(Wording.Help(Locale.Korean));
    }

    [Fact]
    public async Task An_unknown_command_is_named_and_every_command_is_shown()
    {
        var reply = await _core.AskAsync("serach mixture of experts");
        reply.Found.ShouldBeFalse();
        reply.Message!.ShouldContain("serach");
        reply.Lines.Count.ShouldBe(Router.Definitions.Count);
        reply.Suggestions[0].Command.ShouldBe("search mixture of experts");
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        _core.Import("one.txt", "2024-05-07\nOne\n(Ada Kim)\n해설입니다.\n#one\n");
        var reply = await _core.AskAsync("tag " + new string('x', 1001));
        (reply.Found, reply.Private, reply.Message).ShouldBe((false, true, Wording.TooLong(Locale.English, 1000)));
        (await _core.AskAsync("tag " + new string('x', 1000))).Message!.ShouldStartWith("Nothing found");
    }

    [Fact]
    public async Task Control_and_bidi_characters_are_removed_from_the_reply()
    {
        _core.Import("one.txt", "2024-05-07\nOne\n(Ada Kim)\n해설입니다.\n#one\n");
        var reply = await _core.AskAsync("tag ev\u202Eil\u0007\nmoe\uD800");
        reply.Message.ShouldBe("Nothing found for evil moe\uFFFD.");
    }

    [Fact]
    public async Task An_invalid_character_is_a_miss_in_any_position()
    {
        foreach (var text in new[] { "moe\uFFFE", "moe\uD800" })
        {
            var commands = Router.Definitions.Where(command => command.Option is not null).Select(command => $"{command.Name} {text}");
            foreach (var line in commands.Append(text).Append($"tag by:\"{text}\""))
            {
                (await _core.AskAsync(line)).Found.ShouldBeFalse(line);
                Router.Autocomplete(line.Split(' ')[0], text).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Every_definition_fits_what_platforms_register()
    {
        foreach (var definition in Router.Definitions)
        {
            definition.Name.ShouldMatch("^[a-z]{1,32}$");
            definition.KoreanName.ShouldMatch(@"^\p{L}{1,32}$");
            definition.Description.English.Length.ShouldBeInRange(1, 100);
            definition.Description.Korean.Length.ShouldBeInRange(1, 100);
            if (definition.Option is { } option)
            {
                option.Name.ShouldMatch("^[a-z]{1,32}$");
                option.KoreanName.ShouldMatch(@"^\p{L}{1,32}$");
                option.Description.English.Length.ShouldBeInRange(1, 100);
                option.Description.Korean.Length.ShouldBeInRange(1, 100);
            }
        }
    }

    [Fact]
    public void No_two_commands_share_a_name() =>
        Router.Definitions.SelectMany(definition => new[] { definition.Name, definition.KoreanName }).ShouldBeUnique();

    [Theory]
    [InlineData("tag", "mo", "moe")]
    [InlineData("tag", "llm -mo", "llm -moe")]
    [InlineData("태그", "llm|#m", "llm|#moe")]
    [InlineData("random", "vis", "vision")]
    [InlineData("date", "05-0", "2024-05-07")]
    [InlineData("tags", "v", "vision")]
    [InlineData("search", "mo", "")]
    [InlineData("nothing", "mo", "")]
    public void What_is_typed_is_completed(string name, string typed, string values)
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper", "#moe #vision")));
        string.Join(", ", Router.Autocomplete(name, typed).Select(choice => choice.Value)).ShouldBe(values);
    }

    [Fact]
    public void A_title_completes_to_its_entry()
    {
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper"), Notes.Note("Second Paper")));
        var choice = Router.Autocomplete("show", "sec").ShouldHaveSingleItem();
        (choice.Label, choice.Value).ShouldBe(("Second Paper", _core.Entries()[1].Id.Value));
        Router.Autocomplete("show", "").Count.ShouldBe(2);
    }

    [Fact]
    public void No_more_than_25_completions_are_given()
    {
        var tags = string.Join(' ', Enumerable.Range(10, 40).Select(i => $"#tag{i}"));
        _core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper", tags)));
        Router.Autocomplete("tag", "tag").Count.ShouldBe(25);
    }

    public void Dispose() => _core.Dispose();
}
