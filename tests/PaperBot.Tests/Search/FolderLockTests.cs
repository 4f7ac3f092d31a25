using PaperBot.Search.Folder;

namespace PaperBot.Tests.Search;

public sealed class FolderLockTests
{
    [Fact]
    public void One_at_a_time_has_the_lock_and_its_file_stays()
    {
        using var folder = new TempFolder();
        using var first = new FolderLock(folder.Path).MakeLock("write.lock");
        using var second = new FolderLock(folder.Path).MakeLock("write.lock");

        first.Obtain().ShouldBeTrue();
        second.Obtain().ShouldBeFalse();
        second.IsLocked().ShouldBeTrue();

        first.Dispose();
        File.Exists(folder["write.lock"]).ShouldBeTrue();
        second.IsLocked().ShouldBeFalse();
        second.Obtain().ShouldBeTrue();
    }
}
