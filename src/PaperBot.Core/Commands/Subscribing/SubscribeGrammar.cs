using System.Globalization;
using System.Text;

namespace PaperBot.Commands.Subscribing;

/// <summary>
/// The grammar of <c>/paper subscribe</c>: phrases such as <c>weekly on friday</c>, <c>at 9am seoul</c>, <c>weekdays</c>, <c>quiet 22:00-08:00</c>, <c>max 10</c> and
/// <c>when empty: say so</c>, in any order and in English or Korean; the rest is the filter (<see cref="FilterGrammar.ParseSubscription"/>). What is not understood
/// is an error. A tag that is such a word is written with its <c>#</c>.
/// </summary>
internal sealed class SubscribeGrammar(FilterGrammar filters)
{
    /// <summary>Parses what follows <c>/paper subscribe</c>.</summary>
    public Parsed<SubscribeRequest> Parse(string text)
    {
        var reader = new SubscribeReader(JoinBars(FoldedText.Normalize(text, NormalizationForm.FormKC)).Trim());
        return reader.Read() is { } error ? new(error) : Complete(reader.Request, string.Join(' ', reader.Conditions));
    }

    private Parsed<SubscribeRequest> Complete(SubscribeRequest request, string filter)
    {
        var parsed = filters.ParseSubscription(filter);
        var isEverything = FilterGrammar.IsEverything(filter);
        var isMissing = filter == "" || parsed.Value is { IsEverything: true } && !isEverything;
        var error = isMissing ? new(ParseErrorKind.NoFilter, filter) : parsed.Error ?? FindContradiction(request);
        return error is null
            ? new(request with { Filter = FilterGrammar.Canonical(filter), Schedule = request.Schedule ?? (request.Day is null ? null : DeliverySchedule.Weekly) })
            : new(error);
    }

    private static ParseError? FindContradiction(SubscribeRequest request) => request switch
    {
        { Schedule: DeliverySchedule.Daily or DeliverySchedule.Each, Day: { } day } => new(ParseErrorKind.Contradiction, $"{day}".ToLowerInvariant()),
        { Schedule: DeliverySchedule.Each, SaysWhenEmpty: true } => new(ParseErrorKind.Contradiction, "when empty"),
        { Day: DayOfWeek.Saturday or DayOfWeek.Sunday, WeekdaysOnly: true } => new(ParseErrorKind.NeverDue, $"{request.Day}".ToLowerInvariant()),
        { Quiet: { } quiet } when quiet.From == quiet.To => new(ParseErrorKind.NoQuietHours, $"{quiet.From:HH\\:mm}-{quiet.To:HH\\:mm}"),
        { Quiet: { } quiet } when (request.Schedule != DeliverySchedule.Each || request.At is not null) && quiet.Contains(request.At ?? Subscription.DefaultTime) =>
            new(ParseErrorKind.NeverDue, (request.At ?? Subscription.DefaultTime).ToString("HH:mm", CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static string JoinBars(string text) => string.Join('|', text.Split('|', StringSplitOptions.TrimEntries));
}
