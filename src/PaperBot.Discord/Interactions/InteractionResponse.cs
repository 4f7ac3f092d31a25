using System.Text.Json.Serialization;
using PaperBot.Discord.Rendering;

namespace PaperBot.Discord.Interactions;

/// <summary>The first answer to an interaction (interactions/receiving-and-responding, Interaction Response Object).</summary>
/// <param name="Type">What kind of answer: one of the constants.</param>
/// <param name="Data">What it carries, or null.</param>
public sealed record InteractionResponse(int Type, InteractionData? Data)
{
    /// <summary>A new message: a <see cref="MessagePayload"/>.</summary>
    public const int Message = 4;

    /// <summary>A new message will follow, and people see that the bot thinks: <see cref="DeferredData"/>.</summary>
    public const int DeferredMessage = 5;

    /// <summary>The message that the pressed component belongs to will change: no data.</summary>
    public const int DeferredUpdate = 6;

    /// <summary>The message that the pressed component belongs to, changed: a <see cref="MessagePayload"/>.</summary>
    public const int Update = 7;

    /// <summary>Completions: <see cref="CompletionData"/>.</summary>
    public const int Completion = 8;
}

/// <summary>What a first answer carries.</summary>
[JsonDerivedType(typeof(MessagePayload))]
[JsonDerivedType(typeof(DeferredData))]
[JsonDerivedType(typeof(CompletionData))]
public abstract record InteractionData;

/// <summary>What a deferred message is known to be.</summary>
/// <param name="Flags"><see cref="MessagePayload.Ephemeral"/>: the only flag that Discord takes here.</param>
public sealed record DeferredData(int Flags) : InteractionData;

/// <summary>Completions of an option.</summary>
/// <param name="Choices">25 at most.</param>
public sealed record CompletionData(IReadOnlyList<OptionChoice> Choices) : InteractionData;

/// <summary>A completion.</summary>
/// <param name="Name">What is shown, 1 to 100 characters.</param>
/// <param name="Value">What is filled in, 1 to 100 characters.</param>
public sealed record OptionChoice(string Name, string Value);
