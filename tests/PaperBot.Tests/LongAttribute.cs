using Xunit.v3;

namespace PaperBot.Tests;

/// <summary>
/// A test or a class of tests that takes seconds: most of those that start the program or a browser, and those that try very much. <c>dotnet test</c> runs
/// these only if PAPERBOT_ALL_TESTS is 1.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LongAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Takes", "Long")];
}
