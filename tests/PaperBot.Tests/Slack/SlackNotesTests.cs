using System.Text.Json;
using PaperBot.Fakes.Slack;
using PaperBot.Replies;
using PaperBot.Slack.Rendering;

namespace PaperBot.Tests.Slack;

/// <summary>Renders real notes, where they lie beside the repository.</summary>
public sealed class SlackNotesTests
{
    [Fact]
    public void Real_notes_fit_alone_and_ten_at_a_time()
    {
        var folder = FindByPaperKeys();
        Assert.SkipWhen(folder is null, "There is no folder ../shared/notes beside the repository: nothing was rendered.");
        var cards = Directory.EnumerateFiles(folder!, "*.md", SearchOption.AllDirectories).Select(CardOf)
            .OrderByDescending(card => card.Sections.Sum(section => section.Text.Plain.Length)).ToList();

        cards.Count.ShouldBeGreaterThan(50);
        foreach (var reply in cards.Select(card => Samples.Reply(card)).Concat(cards.Chunk(10).Select(Samples.Reply)))
        {
            SlackLimits.Problems(JsonDocument.Parse(SlackPayloads.SlashResponse(reply)).RootElement).ShouldBeEmpty();
        }
    }

    private static Card CardOf(string file)
    {
        var text = File.ReadAllText(file);
        return Samples.Card(Path.GetFileNameWithoutExtension(file), text.Split('\n')[0], new CardSection("Note", MarkdownText.Read(text)));
    }

    private static string? FindByPaperKeys()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PaperBot.sln")))
            {
                var notes = Path.Combine(folder.Parent!.FullName, "shared", "notes");
                return Directory.Exists(notes) ? notes : null;
            }
        }

        return null;
    }
}
