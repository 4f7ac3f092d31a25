namespace PaperBot.Tests.EndToEnd;

/// <summary>The system's clock, so far ahead that no request from before a restart can still be in flight.</summary>
internal sealed class LaterTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromMinutes(1);
}
