using Microsoft.Extensions.Options;

namespace PaperBot.Sources;

internal sealed class SourceOptionsValidation : IValidateOptions<List<SourceOptions>>
{
    public ValidateOptionsResult Validate(string? name, List<SourceOptions> options)
    {
        var errors = options.Select((item, index) => (Index: index, Error: SourceFactory.FindError(item, options.Take(index))))
            .Where(item => item.Error is not null)
            .Select(item => $"Sources:{item.Index}: {item.Error}.")
            .ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
