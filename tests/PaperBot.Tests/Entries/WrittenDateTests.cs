namespace PaperBot.Tests.Entries;

public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("2024년 5월 7일")]
    [InlineData("2024년5월7일")]
    [InlineData("  2024년 05월 07일\t")]
    [InlineData("2024년 5월 7일 (화)")]
    [InlineData("2024년 5월 7일 화요일")]
    [InlineData("2024년 5월 7일, 화요일")]
    [InlineData("2024-05-07")]
    [InlineData("2024-05-07 (Tue)")]
    [InlineData("2024-05-07 Tue")]
    [InlineData("2024-05-07, Tuesday")]
    [InlineData("2024-05-07 (Tue) 14:52")]
    [InlineData("May 7, 2024 (Tue)")]
    [InlineData("7 May 2024, Tuesday")]
    [InlineData("2024-05-07T14:52:00+09:00")]
    [InlineData("2024/5/7")]
    [InlineData("2024.05.07")]
    [InlineData("2024. 5. 7.")]
    [InlineData("2024. 5. 7. 14:52")]
    [InlineData("2024. 5. 7. (화) 오후 2:52")]
    [InlineData("May 7, 2024")]
    [InlineData("May 7 2024")]
    [InlineData("may 7th, 2024")]
    [InlineData("Tuesday, May 7, 2024")]
    [InlineData("7 May 2024")]
    [InlineData("7th of May, 2024")]
    [InlineData("２０２４년 ５월 ７일")]
    [InlineData("２０２４－０５－０７")]
    public void A_date_is_read_in_every_form_that_people_write(string text)
    {
        WrittenDate.TryParse(text, out var date).ShouldBeTrue();
        WrittenDate.TryParse(text.Normalize(NormalizationForm.FormD), out var decomposed).ShouldBeTrue();
        (date, decomposed).ShouldBe((new(2024, 5, 7), new(2024, 5, 7)));
    }

    [Theory]
    [InlineData("Jan 31, 2024", 1)]
    [InlineData("Sept. 1 2024", 9)]
    [InlineData("31 December 2024", 12)]
    public void Months_are_recognised_by_name_and_by_abbreviation(string text, int month)
    {
        WrittenDate.TryParse(text, out var date).ShouldBeTrue();
        date.Month.ShouldBe(month);
    }

    [Theory]
    [InlineData("2024년 2월 30일")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("0000-01-01")]
    [InlineData("April 31, 2024")]
    public void A_day_that_the_calendar_does_not_have_is_written_as_a_date_but_not_parsed(string text)
    {
        WrittenDate.TryParse(text, out _).ShouldBeFalse();
        WrittenDate.IsWrittenAsDate(text).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-05")]
    [InlineData("5월 7일")]
    [InlineData("2024-05/07")]
    [InlineData("2024년 5월 7일에 나온 논문")]
    [InlineData("Results of May 7, 2024")]
    [InlineData("2024-05-07Tue")]
    [InlineData("20240507")]
    [InlineData("05/07/2024")]
    [InlineData("2405.04434")]
    [InlineData("\uD800-05-07")]
    public void Any_other_text_is_not_a_date(string text)
    {
        WrittenDate.TryParse(text, out _).ShouldBeFalse();
        WrittenDate.IsWrittenAsDate(text).ShouldBeFalse();
    }
}
