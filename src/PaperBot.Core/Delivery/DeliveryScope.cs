namespace PaperBot.Delivery;

/// <summary>Which of an import's entries are posted to the channels that subscribe to them, unless the <see cref="NewsRules"/> take them for archive.</summary>
public enum DeliveryScope
{
    /// <summary>All new ones: a source reports them.</summary>
    All,

    /// <summary>New ones dated on or after the day on which a subscription was first active: a person imports, and what is older is archive.</summary>
    SinceSubscribed,

    /// <summary>All, new or known, whatever the rules: a person asks for them. A channel still gets each once.</summary>
    Requested,

    /// <summary>None: a source is read for the first time, and what it contains is archive.</summary>
    None,
}
