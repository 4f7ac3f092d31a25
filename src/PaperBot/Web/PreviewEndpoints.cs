using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using PaperBot.Delivery;
using PaperBot.Importing;
using PaperBot.Parsing.Export;
using PaperBot.Preview;
using PaperBot.Search;
using PaperBot.Storage;

namespace PaperBot.Web;

/// <summary>
/// <c>/preview</c>: a person pastes or drops a document, sees what was understood, corrects it, and adds it. Nothing is stored before that. It takes
/// text, never paths.
/// </summary>
internal sealed class PreviewEndpoints(IAntiforgery antiforgery, Importer importer, IEntryStore store, IEntryIndex index) : IDisposable
{
    public const string Path = "/preview";

    private const int MaxLinks = 50;

    private readonly ConcurrencyLimiter _forms = new(new() { PermitLimit = Limits.Forms, QueueLimit = Limits.WaitingForms });

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, PageEndpoints.Methods, (string? lang, HttpContext context, PreviewEndpoints preview) =>
            preview.Show(context, PageView.LocaleOf(lang, context.Request), PreviewForm.Empty));
        routes.MapPost(Path, (HttpContext context, PreviewEndpoints preview, CancellationToken cancellationToken) =>
            preview.ReceiveAsync(context, cancellationToken));
    }

    public void Dispose() => _forms.Dispose();

    private RazorComponentResult<PreviewPage> Show(
        HttpContext context, Locale locale, PreviewForm form, Func<PreviewState, PreviewState>? change = null, int status = StatusCodes.Status200OK)
    {
        var state = new PreviewState(locale, form, antiforgery.GetAndStoreTokens(context).RequestToken!);
        return new(new { State = change is null ? state : change(state) }) { StatusCode = status };
    }

    private async Task<RazorComponentResult<PreviewPage>> ReceiveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var locale = PageView.LocaleOf(null, context.Request);
        if (!PageSecurity.IsSameOrigin(context.Request) || !context.Request.HasFormContentType)
        {
            return Refuse(PreviewForm.Empty, PageWording.ForeignSite(locale), StatusCodes.Status403Forbidden);
        }

        using var lease = await _forms.AcquireAsync(cancellationToken: cancellationToken);
        if (!lease.IsAcquired)
        {
            return Refuse(PreviewForm.Empty, PageWording.Busy(locale), StatusCodes.Status503ServiceUnavailable);
        }

        PreviewForm form;
        try
        {
            form = await PreviewForm.ReadAsync(context.Request, cancellationToken);
            locale = PageView.LocaleOf(context.Request.Form["lang"], context.Request);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return Refuse(PreviewForm.Empty, PageWording.TooLong(locale), StatusCodes.Status413PayloadTooLarge);
        }
        catch (IOException)
        {
            // Its parts end before they should.
            return Refuse(PreviewForm.Empty, PageWording.BrokenForm(locale), StatusCodes.Status400BadRequest);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Refuse(form, PageWording.Expired(locale), StatusCodes.Status400BadRequest);
        }

        if (form.IsTooLong || form.Content.Length == 0)
        {
            return form.IsTooLong
                ? Refuse(form, PageWording.TooLong(locale), StatusCodes.Status413PayloadTooLarge)
                : Refuse(form, PageWording.Empty(locale), StatusCodes.Status400BadRequest);
        }

        if (ExportParser.Recognises(form.File, form.Content))
        {
            return Refuse(form, PageWording.IsExport(locale), StatusCodes.Status400BadRequest);
        }

        try
        {
            var isConfirmed = context.Request.Form["shown"] == form.Fingerprint;
            return context.Request.Form["action"] == "add" && isConfirmed
                ? Show(context, locale, form, state => Add(state))
                : Show(context, locale, form, state => Look(state) with
                {
                    Message = context.Request.Form["action"] == "add" ? PageWording.Changed(locale) : null,
                });
        }
        catch (StorageException exception)
        {
            return Refuse(form, exception.Message, StatusCodes.Status503ServiceUnavailable);
        }

        RazorComponentResult<PreviewPage> Refuse(PreviewForm filled, string message, int status) =>
            Show(context, locale, filled, state => state with { Message = message }, status);
    }

    private PreviewState Look(PreviewState state)
    {
        var document = state.Form.ToDocument().Source;
        return state with
        {
            Understood = DocumentPreview.Read(state.Form.File, state.Form.Content),
            Replaces = store.ReadDocuments(document.Location).Any(other => other.Path == document.Path && other.Revision != document.Revision),
        };
    }

    private PreviewState Add(PreviewState state)
    {
        var document = state.Form.ToDocument();
        var imported = importer.Import([document], DeliveryScope.SinceSubscribed);
        using var entries = index.OpenIfUsable();
        return state with
        {
            Imported = imported,
            Stored = [.. DocumentPreview.Read(state.Form.File, document.Content).Entries.Take(MaxLinks).Select(entry => Stored(entries, entry.Content, state.Locale))],
        };
    }

    /// <summary>An entry as it is stored, perhaps merged with what other documents say.</summary>
    private static (string Title, string Command) Stored(IIndexSnapshot? entries, EntryContent content, Locale locale)
    {
        var title = DisplayText.CleanLine(content.Title) is { Length: > 0 } written ? written : Wording.Untitled(locale);
        var found = content.Title == "" || entries is null ? [] : entries.SearchTitles(content.Title);
        return (title, found.OrderByDescending(entry => entry.Date == content.Date).FirstOrDefault() is { } stored
            ? $"show {stored.Id}"
            : content.Date is { } date ? $"date {date:O}" : "latest");
    }
}
