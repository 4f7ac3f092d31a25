using Microsoft.Extensions.Options;

namespace PaperBot.Delivery;

internal sealed class DeliveryOptionsValidation : IValidateOptions<DeliveryOptions>
{
    private const double MaxSeconds = 24 * 60 * 60;
    private const double MaxDays = 365;

    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        (string Name, double Value, double Max)[] values =
        [
            (nameof(options.PatienceSeconds), options.PatienceSeconds, MaxSeconds),
            (nameof(options.LandingSeconds), options.LandingSeconds, MaxSeconds),
            (nameof(options.LateCopySeconds), options.LateCopySeconds, MaxSeconds),
            (nameof(options.FixCheckSeconds), options.FixCheckSeconds, MaxSeconds),
            (nameof(options.GiveUpDays), options.GiveUpDays, MaxDays),
        ];
        var errors = values.Where(each => !(each.Value > 0 && each.Value <= each.Max))
            .Select(each => $"Delivery:{each.Name} is {each.Value}; it has to be above 0 and at most {each.Max}.")
            .ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
