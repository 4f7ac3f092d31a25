using Microsoft.AspNetCore.Antiforgery;
using PaperBot.Commands;

namespace PaperBot.Web;

/// <summary>
/// Asks before a command changes something, by a form: following a link, loading a page again or a picture of another site must not change anything.
/// </summary>
internal sealed class Confirmations(CommandRouter router, IAntiforgery antiforgery)
{
    /// <summary>Creates the page that asks; null if nothing is to be confirmed, or it was.</summary>
    public async Task<IResult?> AskAsync(string query, HttpContext context)
    {
        var isSent = HttpMethods.IsPost(context.Request.Method);
        if (!router.Changes(query) || (isSent && await IsConfirmedAsync(context)))
        {
            return null;
        }

        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        return PageEndpoints.Page<ConfirmationPage>(
            new { Query = query, View = PageView.Of(context.Request), Token = token, IsRefused = isSent },
            isSent ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private async Task<bool> IsConfirmedAsync(HttpContext context)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return PageSecurity.IsSameOrigin(context.Request);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
