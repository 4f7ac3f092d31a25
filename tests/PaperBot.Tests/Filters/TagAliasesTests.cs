using Microsoft.Extensions.Options;
using PaperBot.Filters;

namespace PaperBot.Tests.Filters;

/// <summary>The section <c>Tags</c> of the settings, wherever tags are shown or compared.</summary>
public sealed class TagAliasesTests
{
    private static readonly string[] Settings =
    [
        "Tags:Aliases:clasification=classification", "Tags:Aliases:Class_ification=clasification",
        "Subscriptions:0:Platform=Slack", "Subscriptions:0:Channel=C1", "Subscriptions:0:Filter=class-ification",
    ];

    [Theory]
    [InlineData("tag classification")]
    [InlineData("tag clasification")]
    [InlineData("tag #CLASS-IFICATION")]
    [InlineData("search paper #clasification")]
    [InlineData("random clasification -moe")]
    public async Task Look_ups_use_the_tag_that_an_alias_stands_for(string command)
    {
        using var core = Core();
        var cards = (await core.AskAsync(command)).Cards;
        cards.Count.ShouldBe(command.StartsWith("random", StringComparison.Ordinal) ? 1 : 2);
        cards.ShouldAllBe(card => card.Tags.StartsWith("#classification", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("tags clasification")]
    public async Task Lists_and_completions_show_only_the_tag_that_an_alias_stands_for(string command)
    {
        using var core = Core();
        (await core.AskAsync(command)).Lines.ShouldContain(new ReplyLine("#classification", "2", "tag classification"));
        (await core.AskAsync(command)).Lines.ShouldNotContain(line => line.Term == "#clasification");
        using var entries = core.Index.Open();
        entries.Tags.Complete("cla").Select(tag => tag.Tag.Text).ShouldBe(["classification"]);
        (await core.AskAsync("tag classificatoin")).Suggestions.Select(suggestion => suggestion.Text).ShouldBe(["classification"]);
    }

    [Fact]
    public void Subscriptions_use_the_tag_that_an_alias_stands_for_and_the_store_keeps_the_alias()
    {
        using var core = new TestCore(Settings);
        core.Get<Subscriptions>().Activate();
        core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper", "#clasification"))).Enqueued.ShouldBe(1);
        core.Get<IEntryStore>().ReadChanged(-1).Single().Tags.Single().Text.ShouldBe("clasification");
    }

    [Fact]
    public void A_derived_tag_that_is_also_an_own_tag_is_left_out()
    {
        var entry = Notes.Entry("a", tags: "clasification classification moe") with { DerivedTags = [new("class-ification"), new("llm")] };
        var resolved = new TagAliases(new TagOptions { Aliases = { ["clasification"] = "classification", ["class_ification"] = "classification" } }).Apply(entry);
        resolved.Tags.Select(tag => tag.Text).ShouldBe(["classification", "moe"]);
        resolved.DerivedTags.ShouldBe([new Tag("llm")]);
    }

    [Theory]
    [InlineData("Tags:Aliases:a=", "Tags:Aliases:a is empty; set it to the tag that it stands for, or remove it.")]
    [InlineData("Tags:Aliases:a b=c", "Tags:Aliases:a b is not a tag; write it without the #, spaces, bars or quotes.")]
    [InlineData("Tags:Aliases:a=b|c", "Tags:Aliases:a is \"b|c\", which is not one tag; write it without the #, spaces, bars or quotes.")]
    [InlineData("Tags:Aliases:a-b=A_B", "Tags:Aliases:a-b is \"A_B\", which is the same tag already: case, - and _ do not matter. Remove it.")]
    [InlineData("Tags:Aliases:a-b=x Tags:Aliases:a_b=y", "Tags:Aliases:a_b is the same tag as Tags:Aliases:a-b; remove one of them.")]
    [InlineData("Tags:Aliases:a=b Tags:Aliases:b=a", "Tags:Aliases:a refers to itself: a -> b -> a. Remove one of these.")]
    [InlineData("Tags:Aliases:a=b Tags:Aliases:b=c Tags:Aliases:c=b", "Tags:Aliases:b refers to itself: b -> c -> b. Remove one of these.")]
    public void The_error_of_a_wrong_setting_says_how_to_fix_it(string settings, string message)
    {
        string[] arguments = [.. settings.Split(" Tags").Select((setting, i) => i == 0 ? setting : $"Tags{setting}")];
        using var folder = new TempFolder();
        Should.Throw<OptionsValidationException>(() => new TestCore(folder, arguments)).Failures.ShouldBe([message]);
    }

    private static TestCore Core()
    {
        var core = new TestCore(Settings);
        core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper", "#clasification"), Notes.Note("Second Paper", "#Class-ification #llm"), Notes.Note("Third Paper", "#moe")));
        return core;
    }
}
