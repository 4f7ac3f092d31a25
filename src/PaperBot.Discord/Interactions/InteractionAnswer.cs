using PaperBot.Discord.Rendering;

namespace PaperBot.Discord.Interactions;

/// <summary>The answer to an interaction, however it came and however it goes back.</summary>
/// <param name="First">What Discord has to get within three seconds.</param>
/// <param name="Later">The message that replaces a deferred first answer, when it is ready; null where the first answer says it
/// all.</param>
public sealed record InteractionAnswer(InteractionResponse First, Task<MessagePayload>? Later);
