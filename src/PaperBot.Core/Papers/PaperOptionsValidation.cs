using Microsoft.Extensions.Options;

namespace PaperBot.Papers;

internal sealed class PaperOptionsValidation : IValidateOptions<PaperOptions>
{
    public ValidateOptionsResult Validate(string? name, PaperOptions options) => IsValid(options.ApiUrl)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"Papers:ApiUrl is not an https address (http only of this machine), or has a user name, ? or #: remove it, or write it like {PaperOptions.DefaultApiUrl}");

    private static bool IsValid(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri is { UserInfo: "", Query: "", Fragment: "" };
}
