namespace PaperBot.Tests.Parsing;

public sealed class WrappedLinesTests
{
    private const string Head = "2024-05-07\nGardens of Experts\n(Ann Lee, Bob Ray)\n";

    [Fact]
    public void A_paragraph_that_a_terminal_wrapped_by_columns_is_joined()
    {
        var entry = Documents.ReadEntry(Head + """
            화단마다 물을 주는 시각을 조절하는 연구. 새벽에는 이슬이 화단마다 다르게 맺히기
            때문에 화단 단위로 조절하고 저녁에는 그런 차이가 없으니 정원 단위로 한다는
            이야기입니다. (https://example.org/soil) 마지막 두 화단을 그대로 두는 것이
            수확에 중요하다는 것도 흥미롭네요.
            두 번째 문단입니다.
            #moe
            """);
        entry.Commentary.ShouldBe([
            "화단마다 물을 주는 시각을 조절하는 연구. 새벽에는 이슬이 화단마다 다르게 맺히기 때문에 화단 단위로 조절하고 저녁에는 그런 차이가 없으니 정원 단위로 한다는 "
            + "이야기입니다. (https://example.org/soil) 마지막 두 화단을 그대로 두는 것이 수확에 중요하다는 것도 흥미롭네요.",
            "두 번째 문단입니다.",
        ]);
    }

    [Fact]
    public void The_width_of_one_entry_applies_to_the_others()
    {
        var read = Documents.ReadDigest("""
            2024-05-07
            Gardens of Experts
            (Ann Lee)
            The gardens of experts grow when the water is scarce, and our beds are
            watered by a router that knows where the dew has fallen in the night
            and where it has not.
            #moe
            Dew, or Not?
            (Bob Ray)
            이 논문은 정원에 물이 얼마나 필요한지를 아홉 계절에 걸쳐 살펴보았네요.
            그 결과가 꽤 재미있습니다.
            짧은 줄 뒤의 문단입니다.
            #dew
            """);
        read.Entries[1].Commentary.ShouldBe([
            "이 논문은 정원에 물이 얼마나 필요한지를 아홉 계절에 걸쳐 살펴보았네요. 그 결과가 꽤 재미있습니다.",
            "짧은 줄 뒤의 문단입니다.",
        ]);
    }

    [Fact]
    public void Lines_between_blank_lines_are_one_paragraph()
    {
        var entry = Documents.ReadEntry(Head + "\n첫 문장입니다.\n둘째 문장입니다.\n\n다른 문단입니다.\n그 끝입니다.\n\n#moe");
        entry.Commentary.ShouldBe(["첫 문장입니다. 둘째 문장입니다.", "다른 문단입니다. 그 끝입니다."]);
    }

    [Theory]
    [InlineData("첫 문단입니다.\n둘째 문단입니다.\n#moe\n뒤에 쓴 문단입니다.", 3)]
    [InlineData("\nWe study gardens of experts. They grow when water is scarce.\n\n첫 문단입니다.\n둘째 문단입니다.\n#moe", 2)]
    [InlineData("첫 문단입니다.\n\nhttps://example.org/a\n\n둘째 문단입니다.\n- 하나\n- 둘\n#moe", 5)]
    [InlineData("Gardens 모델을 키운 결과\n물을 두 곳에만 준 결과\n이슬만 있는 결과\n#moe", 3)]
    public void Elsewhere_each_line_is_a_paragraph(string text, int paragraphs) => Documents.ReadEntry(Head + text).Commentary.Count.ShouldBe(paragraphs);
}
