using System.Runtime.CompilerServices;

namespace PaperBot;

/// <summary>Gives every regular expression of the process, those of libraries too, the time-out <see cref="Limits.RegexTime"/>.</summary>
internal static class RegexTimeout
{
    // The runtime reads it once, before the first expression.
    [ModuleInitializer]
    internal static void Set() => AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", Limits.RegexTime);
}
