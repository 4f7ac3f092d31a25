namespace PaperBot.Tests.Replies;

public sealed class ChartTests
{
    [Fact]
    public void Bars_are_as_long_as_their_numbers_and_labels_begin_in_one_column_also_in_Korean() => new Chart("Tags",
    [
        new("#moe", 120), new("#강화학습", 60), new("#llm", 7), new("#nothing", 0),
    ]).ToLines().ShouldBe(
    [
        "██████████ 120 #moe",
        "█████       60 #강화학습",
        "▋            7 #llm".Replace("▋", "▌"),
        "             0 #nothing",
    ]);

    [Fact]
    public void The_smallest_number_has_a_bar_and_a_long_label_is_cut() =>
        new Chart("Authors", [new("The Committee of Very Long Names", int.MaxValue), new("One\u202E", 1)]).ToLines()
            .ShouldBe(["██████████ 2147483647 The Committee of Very…", "▏                   1 One"]);

    [Fact]
    public void The_text_is_a_title_and_a_block_of_fixed_width() => new Chart("Tags", [new("#moe", 1)]).ToText().Runs
        .ShouldBe([new("Tags\n", TextStyle.Bold), new("██████████ 1 #moe", TextStyle.CodeBlock)]);
}
