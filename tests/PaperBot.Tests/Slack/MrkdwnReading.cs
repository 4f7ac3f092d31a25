using System.Text.RegularExpressions;

namespace PaperBot.Tests.Slack;

/// <summary>Reads mrkdwn as Slack does (https://docs.slack.dev/messaging/formatting-message-text), rather too suspicious than too little.</summary>
internal static partial class MrkdwnReading
{
    /// <summary>Fails if anything in a text could be markup.</summary>
    public static void ShouldBePlain(string mrkdwn)
    {
        mrkdwn.ShouldNotContain('<');
        mrkdwn.ShouldNotContain('>');
        Entity().Count(mrkdwn).ShouldBe(mrkdwn.Count(unit => unit == '&'), mrkdwn);
        Markup().Match(mrkdwn).Value.ShouldBeEmpty(mrkdwn);
    }

    /// <summary>Fails if anything in a text could be markup, except for links to the web and bold words without markup in them.</summary>
    public static void ShouldHaveOnlyLinks(string mrkdwn) => ShouldBePlain(Bold().Replace(Link().Replace(mrkdwn, "${words}"), "${words}"));

    [GeneratedRegex("&(amp|lt|gt);")]
    private static partial Regex Entity();

    // A sign at the edge of a word, the name of an emoji, a mention, a quote.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`|:[\p{L}\p{N}+_'-]+:|@[\p{L}\p{N}]|^&gt;", RegexOptions.Multiline)]
    private static partial Regex Markup();

    [GeneratedRegex(@"<https?://[^<>|\s]+\|(?<words>[^<>]+)>")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=^|\s)\*(?<words>[\p{L}\p{N}][^*\n]*)\*(?=$|\s)")]
    private static partial Regex Bold();
}
