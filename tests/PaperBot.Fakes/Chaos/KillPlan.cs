namespace PaperBot.Fakes.Chaos;

/// <summary>When the bot is killed.</summary>
internal enum KillMoment
{
    /// <summary>Some time after its start, whatever it does then.</summary>
    AfterStart,

    /// <summary>When a post is in the channel, and its response is not sent.</summary>
    AfterPost,

    /// <summary>When a post has arrived, and is in the channel only some time after the process has ended.</summary>
    BeforePost,

    /// <summary>When a call of any kind was answered.</summary>
    AfterCall,
}

/// <summary>The plan of one kill.</summary>
/// <param name="Moment">What it waits for.</param>
/// <param name="Part">For <see cref="KillMoment.AfterStart"/>, the part of the time until the bot is usually ready, up to 2.</param>
/// <param name="Nth">For the others, which post or call since the start it waits for, from 1.</param>
/// <param name="Landing">For <see cref="KillMoment.BeforePost"/>, when the post is in the channel: the part of the longest delay.</param>
internal sealed record KillPlan(KillMoment Moment, double Part, int Nth, double Landing)
{
    /// <summary>Plans a kill.</summary>
    public static KillPlan Create(ChaosOptions options, int number)
    {
        var random = SeededRandom.For(options.Seed, "kill", number);
        var moment = random.NextDouble() switch
        {
            < 0.3 => KillMoment.AfterStart,
            < 0.6 => KillMoment.AfterPost,
            < 0.8 => KillMoment.BeforePost,
            _ => KillMoment.AfterCall,
        };

        // Deliveries must be left until the last kill.
        var posts = Math.Max(2, options.Deliveries / options.Kills);
        return new(moment, 2 * random.NextDouble(), random.Next(1, posts + 1), random.NextDouble());
    }
}
