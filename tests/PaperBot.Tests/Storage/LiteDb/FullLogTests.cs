using PaperBot.Storage.LiteDb.Files;
using PaperBot.Tests.Storage.Contract;

namespace PaperBot.Tests.Storage.LiteDb;

public sealed class FullLogTests : IDisposable
{
    private const int Step = 15;
    private const int MaxLogLength = 256 * LogStream.PageLength;

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_log_that_cannot_be_moved_for_lack_of_room_loses_nothing_and_is_moved_later()
    {
        var path = _folder["paperbot.litedb"];
        using var disk = EngineUnderTest.LiteDb.OpenOnSmallDisk(path);
        var entries = 0;
        for (; LogLength() <= MaxLogLength - (20 * LogStream.PageLength); entries++)
        {
            disk.Database.Entries.Import(import => Notes.Save(
                import, Notes.Entry(new EntryContent { Title = $"{entries}", Abstract = new string('x', 90_000) }, $"{entries}", $"{entries}.txt")));
        }

        // Enough for the log, but at first not for moving it.
        var units = 0;
        for (; units < 5 || LogLength() > LogStream.PageLength; units++)
        {
            disk.Room = (units + 1) * Step;
            disk.Database.Entries.SaveHealth($"{units}", new(null, "It cannot be read."));
            disk.Database.Entries.FindHealth($"{units}").ShouldNotBeNull();
            disk.Database.Entries.ReadIds().Count.ShouldBe(entries);
            disk.Database.Check().ShouldBeEmpty($"{units} units");
        }

        units.ShouldBeGreaterThan(5);
        disk.Room = null;
        disk.Database.Check().ShouldBeEmpty();
        RecordSum.Of(disk.Database).Count.ShouldBe(entries + entries + units);

        long LogLength() => new FileInfo(DatabaseFiles.LogPath(path)).Length;
    }

    public void Dispose() => _folder.Dispose();
}
