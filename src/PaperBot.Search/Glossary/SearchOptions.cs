using Microsoft.Extensions.Options;

namespace PaperBot.Search;

/// <summary>The section <c>Search</c> of the settings.</summary>
public sealed record SearchOptions
{
    /// <summary>A file with a team's own glossary, relative to the working folder; empty for none. Its format is that of <c>glossary.txt</c>.</summary>
    public string Glossary { get; init; } = "";
}

internal sealed class SearchOptionsValidation : IValidateOptions<SearchOptions>
{
    private const int MaxProblems = 10;

    public ValidateOptionsResult Validate(string? name, SearchOptions options)
    {
        try
        {
            var problems = GlossaryFile.Read(options).Problems;
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Take(MaxProblems).Select(problem => $"Search:Glossary: {problem}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ValidateOptionsResult.Fail($"Search:Glossary is {options.Glossary}, which cannot be read: {exception.Message} Set it to a text file, or remove it.");
        }
    }
}
