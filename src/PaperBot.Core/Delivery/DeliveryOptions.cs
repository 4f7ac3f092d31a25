namespace PaperBot.Delivery;

/// <summary>The section <c>Delivery</c> of the settings. The defaults fit the platforms; tests scale the times down together.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How long the response to a post or an update is waited for, in seconds.</summary>
    public double PatienceSeconds { get; init; } = 30;

    /// <summary>After the response is no longer waited for: how long the request can still be on its way to the channel, in seconds.</summary>
    public double LandingSeconds { get; init; } = 30;

    /// <summary>When a channel is looked at once more for a copy of a message that arrived even later, in seconds.</summary>
    public double LateCopySeconds { get; init; } = 600;

    /// <summary>How often it is checked whether the problem of a suspended channel is fixed, in seconds; less often when it takes long.</summary>
    public double FixCheckSeconds { get; init; } = 300;

    /// <summary>For how many days a message is tried, or a channel stays suspended, before its entries are given up, with a reason in the ledger.</summary>
    public double GiveUpDays { get; init; } = 14;

    internal TimeSpan Patience => TimeSpan.FromSeconds(PatienceSeconds);

    internal TimeSpan Landing => TimeSpan.FromSeconds(LandingSeconds);

    internal TimeSpan LateCopy => TimeSpan.FromSeconds(LateCopySeconds);

    internal TimeSpan FixCheck => TimeSpan.FromSeconds(FixCheckSeconds);

    internal TimeSpan GiveUp => TimeSpan.FromDays(GiveUpDays);
}
