using Microsoft.Extensions.Options;
using PaperBot.Delivery;
using PaperBot.Entries;
using PaperBot.Filters;
using PaperBot.Replies;
using PaperBot.Storage;

namespace PaperBot.Tests.Filters;

/// <summary>The section <c>Tags</c>, from the settings to every place that shows or compares a tag.</summary>
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
    public async Task A_look_up_sees_what_a_tag_stands_for(string command)
    {
        using var core = Core();
        var cards = (await core.AskAsync(command)).Cards;
        cards.Count.ShouldBe(command.StartsWith("random", StringComparison.Ordinal) ? 1 : 2);
        cards.ShouldAllBe(card => card.Tags.StartsWith("#classification", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("tags clasification")]
    public async Task Lists_and_completions_show_the_one_tag(string command)
    {
        using var core = Core();
        (await core.AskAsync(command)).Lines.ShouldContain(new ReplyLine("#classification", "2"));
        (await core.AskAsync(command)).Lines.ShouldNotContain(line => line.Term == "#clasification");
        core.Index.Current.Tags.Completing("cla").Select(tag => tag.Tag.Text).ShouldBe(["classification"]);
        (await core.AskAsync("tag classificatoin")).Suggestions.Select(suggestion => suggestion.Text).ShouldBe(["classification"]);
    }

    [Fact]
    public void A_follow_is_owed_it_and_the_store_keeps_what_was_written()
    {
        using var core = new TestCore(Settings);
        core.Get<Subscriptions>().Activate();
        core.Import("a.txt", Notes.Digest("2024-05-10", Notes.Note("First Paper", "#clasification"))).Enqueued.ShouldBe(1);
        core.Get<IEntryStore>().ReadChanges(-1).Present.Single().Entry.Tags.Single().Text.ShouldBe("clasification");
    }

    [Fact]
    public void A_derived_tag_that_is_also_the_authors_is_the_authors()
    {
        var entry = Notes.Entry("a", tags: "clasification classification moe") with { DerivedTags = [new("class-ification"), new("llm")] };
        var seen = new TagAliases(new TagOptions { Aliases = { ["clasification"] = "classification", ["class_ification"] = "classification" } }).Apply(entry);
        seen.Tags.Select(tag => tag.Text).ShouldBe(["classification", "moe"]);
        seen.DerivedTags.ShouldBe([new Tag("llm")]);
    }

    [Theory]
    [InlineData("Tags:Aliases:a=", "Tags:Aliases:a is empty; set it to the tag that it stands for, or leave it out.")]
    [InlineData("Tags:Aliases:a b=c", "Tags:Aliases:a b is not a tag; write it as after the #, without blanks, bars or quotes.")]
    [InlineData("Tags:Aliases:a=b|c", "Tags:Aliases:a is \"b|c\", which is not one tag; write it as after the #, without blanks, bars or quotes.")]
    [InlineData("Tags:Aliases:a-b=A_B", "Tags:Aliases:a-b is \"A_B\", which is the same tag already: case, - and _ do not matter. Leave it out.")]
    [InlineData("Tags:Aliases:a-b=x Tags:Aliases:a_b=y", "Tags:Aliases:a_b is the same tag as Tags:Aliases:a-b; leave one of them out.")]
    [InlineData("Tags:Aliases:a=b Tags:Aliases:b=a", "Tags:Aliases:a leads back to itself: a -> b -> a. Leave one of these out.")]
    [InlineData("Tags:Aliases:a=b Tags:Aliases:b=c Tags:Aliases:c=b", "Tags:Aliases:b leads back to itself: b -> c -> b. Leave one of these out.")]
    public void A_wrong_setting_is_named_with_its_mend(string settings, string message)
    {
        string[] given = [.. settings.Split(" Tags").Select((setting, at) => at == 0 ? setting : $"Tags{setting}")];
        Should.Throw<OptionsValidationException>(() => new TestCore(given)).Failures.ShouldBe([message]);
    }

    private static TestCore Core()
    {
        var core = new TestCore(Settings);
        core.Import("a.txt", Notes.Digest("2024-05-07", Notes.Note("First Paper", "#clasification"), Notes.Note("Second Paper", "#Class-ification #llm"), Notes.Note("Third Paper", "#moe")));
        return core;
    }
}
