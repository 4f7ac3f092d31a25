namespace PaperBot.Tests.Delivery;

/// <summary>A channel with entries that are edited.</summary>
public abstract class EditingTest : DeliveryTest
{
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private protected static readonly NewsRules Rules = NewsRules.Everything with { Settle = Minute };

    private protected void Post(params string[] titles)
    {
        Core.Import("a.txt", Notes.Digest("2024-05-10", [.. titles.Select(title => Notes.Note(title))]));
        Delivery.Run(Minute);
        Platform.TitlesIn("C1").ShouldBe(titles);
    }

    private protected void Edit(params string[] notes) => EditFile("a.txt", notes);

    private protected void EditFile(string file, params string[] notes)
    {
        file = Platform.Posts.Items.Count > 0 && Core.Entries().Count > 0 && file == "a.txt" ? Core.Entries()[0].Source.File : file;
        Core.Get<Importer>().Import([TestCore.Document(file, Encoding.UTF8.GetBytes(Notes.Digest("2024-05-10", notes)))], DeliveryScope.All, rules: Rules);
    }
}
