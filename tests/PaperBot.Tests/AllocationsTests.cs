namespace PaperBot.Tests;

public sealed class AllocationsTests
{
    [Fact]
    public void Quadratic_work_is_found() => Should.Throw<ShouldAssertException>(() => Allocations.ShouldBeLinear(4_000, size => () =>
    {
        for (var i = 0; i < size; i++)
        {
            _ = new byte[size];
        }
    }));
}
