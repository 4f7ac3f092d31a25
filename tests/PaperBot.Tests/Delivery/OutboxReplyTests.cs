namespace PaperBot.Tests.Delivery;

public sealed class OutboxReplyTests
{
    private const string Korean = "라우터가 무너지는 까닭을 손실의 기울기에서 찾고, 보조 손실 없이 고르게 나눕니다.";
    private const string English = "It looks for the cause of router collapse in the gradient, and balances without an auxiliary loss.";

    [Theory]
    [InlineData(Locale.Korean, Korean)]
    [InlineData(Locale.English, English)]
    public void A_message_is_in_the_language_of_its_subscription(Locale locale, string shown)
    {
        var entry = Notes.Entry("a") with { Commentary = [Korean, English] };
        var subscription = new Subscription(new("Slack", "C1"), "", DeliverySchedule.Daily, new(9, 0), "Asia/Seoul", locale);
        var message = new OutboxMessage(new("key"), subscription, [entry.Id], default, default, Interrupted: false);
        OutboxReply.Find(message, IndexSnapshot.Create([entry]))!.Cards.Single().Sections.Single().Text.Plain.ShouldBe(shown);
    }
}
