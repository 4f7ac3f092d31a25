using PaperBot.Papers;

namespace PaperBot.Tests.Papers;

public sealed class PaperMatchTests
{
    [Theory]
    [InlineData("Ada Kim", "Ada Kim")]
    [InlineData("Ada Kim", "A. Kim")]
    [InlineData("Ada Kim", "A. B. Kim")]
    [InlineData("Ada Kim", "Kim, Ada")]
    [InlineData("Ada Kim", "Kim Ada")]
    [InlineData("Ada Kim", "Kim et al.")]
    [InlineData("Ada Kim", "ADA KIM*")]
    [InlineData("José de la Cruz", "Jose Cruz")]
    [InlineData("Aaron van den Oord", "Oord, A. van den")]
    [InlineData("Ben Ray Jr.", "Ben Ray")]
    [InlineData("DeepDew-AI", "DeepDew AI")]
    [InlineData("김철수", "김철수")]
    public void Names_of_one_person_agree(string one, string other) => Agree(one, other).ShouldBeTrue();

    [Theory]
    [InlineData("Ada Kim", "Ada Lee")]
    [InlineData("Ada Kim", "Ben Kim")]
    [InlineData("Dew AI", "Soil AI")]
    [InlineData("Dew Team", "Soil Team")]
    public void Names_of_two_do_not(string one, string other) => Agree(one, other).ShouldBeFalse();

    [Theory]
    [InlineData("Dew: Small Drops", "Ada Kim; Bo Ray", "2405.00001")]
    [InlineData("dew — small-drops.", "Ada Kim", "2405.00001")]
    [InlineData("Dew: Small Drops", "Bo Ray et al.", "2405.00001")]
    [InlineData("Dew: Small Drops", "Cy Fox", "2405.00002")]
    [InlineData("Dew: Small Drops", "Nobody Else", null)]
    [InlineData("Dew: Small Drops", "Ada Kim; Xi Lu; Mo Pak; Jo Ek", null)]
    [InlineData("Dew", "Ada Kim; Bo Ray", null)]
    [InlineData("Dew: Small Drops, Revisited", "Ada Kim; Bo Ray", null)]
    [InlineData("Twice", "Ada Kim", null)]
    public void A_paper_has_the_same_title_and_authors_who_agree(string title, string authors, string? id) => PaperMatch.Find(
        new EntryContent { Title = title, Authors = authors.Split("; ") },
        [
            new("2405.00003", "Dew: Small Drops: A Survey", ["Ada Kim", "Bo Ray"]),
            new("2405.00002", "Dew: Small Drops", ["Cy Fox", "Dee Orr"]),
            new("2405.00001", "Dew:\n  Small Drops", ["Ada Kim", "Bo Ray", "Kit Moe"]),
            new("2405.00001", "Dew: Small Drops", ["Ada Kim", "Bo Ray", "Kit Moe", "Ng Oh"]),
            new("2405.00004", "Twice", ["Ada Kim"]),
            new("2405.00005", "Twice", ["Ada Kim"]),
        ]).ShouldBe(id);

    private static bool Agree(string one, string other) =>
        AuthorName.Find(one)!.AgreesWith(AuthorName.Find(other)!) && AuthorName.Find(other)!.AgreesWith(AuthorName.Find(one)!);
}
