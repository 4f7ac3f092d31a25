namespace PaperBot.Tests.EndToEnd;

/// <summary>The digest of the tests of Slack's events, and a clock for them.</summary>
internal static class SlackDigest
{
    /// <summary>The link of the newest paper.</summary>
    public const string Known = "https://arxiv.org/abs/2403.01234";

    private const string Title = "Sparse Things: Experts for <!channel>";

    /// <summary>Starts the platforms, with a digest of seven entries.</summary>
    public static async Task<TestPlatforms> StartAsync()
    {
        var platforms = await TestPlatforms.StartAsync();
        platforms.AddDigest("240305 Sparse Things.md", Note(Known, Title, "A comment on sparse things."));
        for (var i = 1; i <= 6; i++)
        {
            platforms.AddDigest($"24030{(i % 4) + 1} Note {i}.md", Note($"https://arxiv.org/abs/2402.0000{i}", $"Note Number {i}", $"The {i}th comment."));
        }

        return platforms;
    }

    private static string Note(string link, string title, string comment) =>
        $"{link}\n\n*{title}* (Ada Kim, Ben Park)\n\n> An abstract about routing.\n\n{comment}\n\n#moe #llm\n";
}

/// <summary>The system's clock, moved forward.</summary>
internal sealed class MovedTime : TimeProvider
{
    private long _ticks;

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => base.GetTimestamp() + (Interlocked.Read(ref _ticks) * (TimestampFrequency / TimeSpan.TicksPerSecond));
}
