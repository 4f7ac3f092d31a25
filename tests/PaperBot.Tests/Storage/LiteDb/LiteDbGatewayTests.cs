using PaperBot.Tests.Storage.Contract;

namespace PaperBot.Tests.Storage.LiteDb;

public sealed class LiteDbGatewayTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_unit_of_work_that_uses_the_store_is_refused_and_stores_nothing()
    {
        using var database = EngineUnderTest.LiteDb.Engine.Open(_folder["paperbot.litedb"]);
        Action<IImportTransaction>[] works =
        [
            _ => database.Entries.ReadIds(),
            _ => database.Entries.Import(_ => { }),
            _ => database.Deliveries.ReadCounts(),
            _ => database.Check(),
            _ => database.BackUp(_folder["backup"]),
        ];
        foreach (var work in works)
        {
            Should.Throw<InvalidOperationException>(() => database.Entries.Import(import =>
            {
                Notes.Save(import, Notes.Entry("a"));
                work(import);
            }));
        }

        database.Entries.ReadIds().ShouldBeEmpty();
        database.Entries.SaveHealth("notes", new(null, null));
        Should.Throw<InvalidOperationException>(() => database.ReadRecords(_ => database.Entries.ReadIds()));
        File.Exists(_folder["backup"]).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();
}
