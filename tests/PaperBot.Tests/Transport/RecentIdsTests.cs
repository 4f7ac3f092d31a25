using PaperBot.Transport;

namespace PaperBot.Tests.Transport;

public sealed class RecentIdsTests
{
    [Fact]
    public void An_id_is_accepted_once_as_long_as_it_is_remembered()
    {
        var ids = new RecentIds(capacity: 2);

        ids.TryAdd("a").ShouldBeTrue();
        ids.TryAdd("b").ShouldBeTrue();
        ids.TryAdd("a").ShouldBeFalse();
        ids.TryAdd("c").ShouldBeTrue();
        ids.TryAdd("b").ShouldBeFalse();
        ids.TryAdd("a").ShouldBeTrue("the earliest was forgotten");
    }
}
