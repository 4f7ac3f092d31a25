using System.Text.Json;
using PaperBot.Fakes.Slack;
using PaperBot.Replies;
using PaperBot.Slack.Bot.Rendering;

namespace PaperBot.Tests.Slack.Bot.Rendering;

/// <summary>Renders real notes, if they exist next to the repository.</summary>
public sealed class SlackNotesTests
{
    [Fact]
    public void Real_notes_fit_alone_and_ten_at_a_time()
    {
        var cards = Directory.EnumerateFiles(SharedData.Path("notes"), "*.md", SearchOption.AllDirectories).Select(CardOf)
            .OrderByDescending(card => card.Sections.Sum(section => section.Text.Plain.Length)).ToList();

        cards.Count.ShouldBeGreaterThan(50);
        foreach (var reply in cards.Select(card => Samples.Reply(card)).Concat(cards.Chunk(10).Select(Samples.Reply)))
        {
            SlackLimits.Problems(JsonDocument.Parse(SlackRenderer.CommandResponse(reply).ToJson()).RootElement).ShouldBeEmpty();
        }
    }

    private static Card CardOf(string file)
    {
        var text = File.ReadAllText(file);
        return Samples.Card(Path.GetFileNameWithoutExtension(file), text.Split('\n')[0], new CardSection("Note", MarkdownText.Read(text)));
    }
}
