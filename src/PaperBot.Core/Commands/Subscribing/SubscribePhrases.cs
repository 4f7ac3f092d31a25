using System.Text.RegularExpressions;

namespace PaperBot.Commands.Subscribing;

/// <summary>The phrases of <c>/paper subscribe</c> in English and Korean, each as a regular expression for the beginning of a text in NFKC.</summary>
internal static partial class SubscribePhrases
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private const string End = @"(?:[,;]?\s+|[,;]?$)";

    [GeneratedRegex(
        $@"^(?:quiet(?:\s+hours)?|(?:방해\s*금지|조용한)(?:\s*시간)?|조용히)[:]?\s*(?:from\s+)?(?<from>{Clock.Any})\s*(?:-|–|—|~|to|until|부터)\s*(?<to>{Clock.Any})(?:\s*까지)?{End}", Options)]
    public static partial Regex Quiet { get; }

    [GeneratedRegex(
        $@"^(?:max(?:imum)?|at\s+most|up\s+to|(?:하루\s*)?최대|하루)[:]?\s*(?<max>[0-9]{{1,6}})\s*(?:entries|papers|개|편|건)?(?:까지|씩|만)?(?:\s*(?:(?:a|per)\s+|/)day)?{End}", Options)]
    public static partial Regex Max { get; }

    [GeneratedRegex(
        $@"^(?:(?:(?:when|if)\s+(?:empty|nothing(?:\s+new)?)|(?:새\s*(?:글|항목|논문)이?\s*)?(?:없으면|없어도|없을\s*때)|빈\s*날(?:에도|에는|에)?)[:,]?\s*(?:(?<says>say\s+so|tell(?:\s+(?:me|us))?|알림|알려(?:\s*(?:줘|주세요))?|알리기)|(?<silent>silent|say\s+nothing|skip|조용히|넘어가기))|(?<says>say\s+(?:so\s+)?when\s+empty)){End}", Options)]
    public static partial Regex Empty { get; }

    [GeneratedRegex($@"^(?:(?<daily>every\s+weekday|평일\s*매일|평일마다)|(?:only\s+)?(?:on\s+)?weekdays(?:\s+only)?|평일(?:에만|에|만)?){End}", Options)]
    public static partial Regex Weekdays { get; }

    [GeneratedRegex($@"^(?:daily|every\s*day|each\s+day|once\s+a\s+day|매일|날마다|하루(?:에)?\s*한\s*번){End}", Options)]
    public static partial Regex Daily { get; }

    [GeneratedRegex(
        $@"^(?:(?:weekly|every\s+week|once\s+a\s+week|매주|주간|일주일에\s*한\s*번)(?:\s+(?:on\s+)?(?<day>{Weekday.Any})(?:에|마다)?)?|every\s+(?<day>{Weekday.Any})){End}", Options)]
    public static partial Regex Weekly { get; }

    [GeneratedRegex($@"^(?:on\s+(?<day>{Weekday.Any})|(?<day>[월화수목금토일]요일)(?:에|마다)?){End}", Options)]
    public static partial Regex Day { get; }

    [GeneratedRegex($@"^(?:each(?:\s+entry)?|immediately|instantly|at\s+once|바로|즉시|건별로?|올라오는\s*대로){End}", Options)]
    public static partial Regex Each { get; }

    [GeneratedRegex($@"^(?:(?:at|@)[:]?\s*(?<clock>{Clock.Any})(?:\s+o'?clock)?|(?<clock>{Clock.Explicit}))(?:에|마다)?{End}", Options)]
    public static partial Regex Time { get; }

    /// <summary>What comes before a time zone that stands alone.</summary>
    [GeneratedRegex(@"^(?:in\s+|(?:time\s*zone|zone|tz|시간대)(?:\s*:\s*|\s+))", Options)]
    public static partial Regex BeforeZone { get; }

    /// <summary>What may come after a city: <c>seoul time</c>, <c>서울 시간</c>.</summary>
    [GeneratedRegex($@"^(?:\s+(?:local\s+)?(?:time|시간|시각)(?:으로|에)?)?{End}", Options)]
    public static partial Regex AfterZone { get; }

    /// <summary>The same where it says that it is a time zone.</summary>
    [GeneratedRegex($@"^\s+(?:time|시간|시각)(?:으로)?{End}", Options)]
    public static partial Regex TimeOfZone { get; }

    /// <summary>A condition of a filter.</summary>
    [GeneratedRegex("""^(?:[-−–])?(?:(?:by|since|until|text|본문):\s*)?(?:["“”][^"“”]*["“”]?|[^\s"“”]+)""", Options)]
    public static partial Regex Condition { get; }

    /// <summary>The first word of a phrase that is not complete, and what follows.</summary>
    [GeneratedRegex(@"^(?<word>at|@|on|every|매주|max|maximum|최대|하루|quiet|방해금지|in|zone|tz|시간대|when|if|and|or|오전|오후|[0-9]{1,2}:[0-9]{2}|[0-9]+)(?:[\s:]+(?<next>\S+).*|[:]?\s*)$", Options)]
    public static partial Regex Incomplete { get; }
}
