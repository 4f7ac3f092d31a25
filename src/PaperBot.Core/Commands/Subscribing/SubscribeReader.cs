using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.Commands.Subscribing;

/// <summary>Reads one text of <c>/paper subscribe</c>, phrase by phrase.</summary>
/// <param name="text">The text in NFKC.</param>
internal sealed class SubscribeReader(string text)
{
    private string _rest = text;
    private ParseError? _error;

    /// <summary>What the phrases ask for.</summary>
    public SubscribeRequest Request { get; private set; } = new();

    /// <summary>What is no phrase: the conditions of the filter, as typed.</summary>
    public List<string> Conditions { get; } = [];

    /// <summary>Reads all of the text. Returns the first error, or null.</summary>
    public ParseError? Read()
    {
        while (_rest != "" && _error is null)
        {
            if (!TryReadLimits() && !TryReadSchedule() && !TryReadTime() && !TryReadZone())
            {
                ReadCondition();
            }
        }

        return _error;
    }

    private bool TryReadLimits()
    {
        if (Take(SubscribePhrases.Quiet) is { } quiet)
        {
            return Clock.Find(quiet.Groups["from"].Value) is { } from && Clock.Find(quiet.Groups["to"].Value) is { } to
                ? Set(Request.Quiet, new QuietHours(from, to), Request with { Quiet = new(from, to) }, quiet.Value)
                : Fail(ParseErrorKind.NoQuietHours, quiet.Value);
        }

        if (Take(SubscribePhrases.Max) is { } max)
        {
            return int.Parse(max.Groups["max"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= Limits.MaxPerDay and var number
                ? Set(Request.MaxPerDay, number, Request with { MaxPerDay = number }, max.Value)
                : Fail(ParseErrorKind.NoNumber, max.Groups["max"].Value);
        }

        return Take(SubscribePhrases.Empty) is { } empty
            && Set(Request.SaysWhenEmpty, empty.Groups["says"].Success, Request with { SaysWhenEmpty = empty.Groups["says"].Success }, empty.Value);
    }

    private bool TryReadSchedule()
    {
        if (Take(SubscribePhrases.Weekdays) is { } weekdays)
        {
            Request = Request with { WeekdaysOnly = true };
            return !weekdays.Groups["daily"].Success || SetSchedule(DeliverySchedule.Daily, weekdays);
        }

        return Take(SubscribePhrases.Daily) is { } daily ? SetSchedule(DeliverySchedule.Daily, daily)
            : Take(SubscribePhrases.Weekly) is { } weekly ? SetSchedule(DeliverySchedule.Weekly, weekly) && SetDay(weekly)
            : Take(SubscribePhrases.Day) is { } day ? SetDay(day)
            : Take(SubscribePhrases.Each) is { } each && SetSchedule(DeliverySchedule.Each, each);
    }

    private bool SetSchedule(DeliverySchedule schedule, Match phrase) => Set(Request.Schedule, schedule, Request with { Schedule = schedule }, phrase.Value);

    private bool SetDay(Match phrase) => !phrase.Groups["day"].Success
        || (Weekday.Get(phrase.Groups["day"].Value) is var day && Set(Request.Day, day, Request with { Day = day }, phrase.Value));

    private bool TryReadTime()
    {
        if (Take(SubscribePhrases.Time) is not { } time)
        {
            return false;
        }

        if (Clock.Find(time.Groups["clock"].Value) is not { } at)
        {
            return Fail(ParseErrorKind.NoTime, time.Groups["clock"].Value);
        }

        Set(Request.At, at, Request with { At = at }, time.Value);
        var before = SubscribePhrases.BeforeZone.Match(_rest).Length;
        return ZoneNames.Find(_rest[before..], takesCities: true) is not var (length, zone) || TakeZone(zone, before + length);
    }

    /// <summary>Reads a time zone that does not come after a time: a city only where something says that it is one, since it can be a tag.</summary>
    private bool TryReadZone()
    {
        var before = SubscribePhrases.BeforeZone.Match(_rest).Length;
        if (ZoneNames.Find(_rest[before..], takesCities: true) is not var (length, zone))
        {
            return false;
        }

        var after = _rest[(before + length)..];
        var isZone = before > 0 || ZoneNames.Find(_rest, takesCities: false) is not null || SubscribePhrases.TimeOfZone.IsMatch(after)
            || (zone.Error is null && SubscribePhrases.Time.IsMatch(after.TrimStart()));
        return isZone && TakeZone(zone, before + length);
    }

    private bool TakeZone(Parsed<string> zone, int length)
    {
        var typed = _rest[..length];
        _rest = _rest[length..];
        _rest = _rest[SubscribePhrases.AfterZone.Match(_rest).Length..];
        _error ??= zone.Error;
        return zone.Error is not null || Set(Request.TimeZone, zone.Value, Request with { TimeZone = zone.Value }, typed);
    }

    private void ReadCondition()
    {
        if (SubscribePhrases.Incomplete.Match(_rest) is { Success: true } incomplete)
        {
            FailIncomplete(incomplete.Groups["word"].Value.ToLowerInvariant(), incomplete.Groups["next"].Value);
            return;
        }

        var typed = SubscribePhrases.Condition.Match(_rest).Value;
        _rest = _rest[Math.Max(1, typed.Length)..].TrimStart();

        // Of "subscribe to moe".
        if (Conditions.Count > 0 || !typed.Equals("to", StringComparison.OrdinalIgnoreCase) || _rest == "")
        {
            Conditions.Add(typed);
        }
    }

    private bool FailIncomplete(string word, string next) => word switch
    {
        "at" or "@" or "오전" or "오후" => Fail(ParseErrorKind.NoTime, next),
        "on" or "every" or "매주" => Fail(ParseErrorKind.NoWeekday, next),
        "max" or "maximum" or "최대" or "하루" => Fail(ParseErrorKind.NoNumber, next),
        "quiet" or "방해금지" => Fail(ParseErrorKind.NoQuietHours, next),
        "in" or "zone" or "tz" or "시간대" => Fail(ParseErrorKind.NoTimeZone, next),
        _ => Fail(word.Contains(':', StringComparison.Ordinal) ? ParseErrorKind.NoTime : ParseErrorKind.NotUnderstood, word),
    };

    /// <summary>Sets what a phrase says, unless another phrase has said something else.</summary>
    private bool Set<T>(T? given, T value, SubscribeRequest request, string phrase)
        where T : struct => SetUnless(given is { } other && !other.Equals(value), request, phrase);

    private bool Set<T>(T? given, T? value, SubscribeRequest request, string phrase)
        where T : class => SetUnless(given is not null && !given.Equals(value), request, phrase);

    private bool SetUnless(bool isContradiction, SubscribeRequest request, string phrase)
    {
        Request = request;
        return !isContradiction || Fail(ParseErrorKind.Contradiction, phrase);
    }

    // What is wrong was read, too.
    private bool Fail(ParseErrorKind kind, string typed)
    {
        _error ??= new(kind, typed.Trim());
        return true;
    }

    private Match? Take(Regex phrase)
    {
        var match = phrase.Match(_rest);
        if (!match.Success)
        {
            return null;
        }

        _rest = _rest[match.Length..];
        return match;
    }
}
