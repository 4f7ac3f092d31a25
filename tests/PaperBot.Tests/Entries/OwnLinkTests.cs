using PaperBot.Discord.Bot.Rendering;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Entries;

public sealed class OwnLinkTests
{
    private static readonly PaperLink Own = new("https://arxiv.org/abs/2401.00001", LinkKind.Arxiv, "2401.00001");
    private static readonly PaperLink Cited = new("https://arxiv.org/abs/2401.00002", LinkKind.Arxiv, "2401.00002");

    [Fact]
    public void A_title_links_to_the_papers_own_link_on_both_platforms()
    {
        DiscordRenderer.RenderJson(CreateReply(Cited, Own)).ShouldContain($"[A Title]({Own.Url})");
        SlackRenderer.CommandResponse(CreateReply(Cited, Own)).ToJson().ShouldContain($"\"url\":\"{Own.Url}\",\"text\":\"A Title\"");
    }

    [Fact]
    public void A_title_never_links_to_a_paper_that_its_note_only_cites()
    {
        DiscordRenderer.RenderJson(CreateReply(Cited)).ShouldNotContain("[A Title](");
        SlackRenderer.CommandResponse(CreateReply(Cited)).ToJson().ShouldNotContain($"\"url\":\"{Cited.Url}\",\"text\":\"A Title\"");
    }

    private static Reply CreateReply(params PaperLink[] links)
    {
        var content = new EntryContent { Title = "A Title", Commentary = [$"앞선 연구({Cited.Url})를 잇습니다."], Links = links };
        var entry = new Entry(new("0123456789"), content) { Source = new("Folder", "digests", "a.txt", "1"), Ordinal = 0 };
        return new Reply { Command = "show", Locale = Locale.English, Cards = [CardFactory.Summary(entry, Locale.English)], Total = 1 };
    }
}
