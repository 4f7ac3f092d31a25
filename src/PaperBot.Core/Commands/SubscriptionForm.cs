namespace PaperBot.Commands;

/// <summary>
/// The form of <c>/paper subscribe</c>, the same on every platform: five fields, as many as a modal of Discord can have. What is filled in becomes a command line,
/// so that the form and the text mean the same, and the form understands whatever the text does.
/// </summary>
public static class SubscriptionForm
{
    /// <summary>The command whose form it is: a platform that has forms opens it where this command is sent without an argument.</summary>
    public const string Command = "subscribe";

    /// <summary>The heading, in at most 24 characters.</summary>
    public static LocalText Title { get; } = new("Subscribe this channel", "이 채널에서 구독하기");

    /// <summary>The label of the button that sends it, in at most 24 characters.</summary>
    public static LocalText Submit { get; } = new("Subscribe", "구독");

    /// <summary>The fields, in their order.</summary>
    public static IReadOnlyList<FormField> Fields { get; } =
    [
        new("filter", "", new("What to subscribe to", "구독할 내용"), new("moe -survey · \"expert routing\" · by:Kim · everything", "moe -survey · \"전문가 라우팅\" · by:김 · 전체"))
        {
            IsRequired = true,
            MaxLength = 500,
        },
        new("schedule", "", new("How often", "얼마나 자주"), new("Daily if nothing is chosen", "고르지 않으면 매일"))
        {
            Choices =
            [
                new("each", new("Each entry at once", "항목마다 바로")),
                new("daily", new("Every day", "매일")),
                new("weekly on monday", new("Every Monday", "매주 월요일")),
                new("weekly on tuesday", new("Every Tuesday", "매주 화요일")),
                new("weekly on wednesday", new("Every Wednesday", "매주 수요일")),
                new("weekly on thursday", new("Every Thursday", "매주 목요일")),
                new("weekly on friday", new("Every Friday", "매주 금요일")),
                new("weekly on saturday", new("Every Saturday", "매주 토요일")),
                new("weekly on sunday", new("Every Sunday", "매주 일요일")),
            ],
        },
        new("time", "at ", new("Time and time zone", "시각과 시간대"), new("09:00 Asia/Seoul", "오전 9시 서울")) { MaxLength = 60 },
        new("quiet", "quiet ", new("Quiet hours", "조용한 시간"), new("22:00-08:00", "22:00-08:00")) { MaxLength = 40 },
        new("options", "", new("Options", "옵션"), new("Any of them", "원하는 것만"))
        {
            IsMultiple = true,
            Choices =
            [
                new("weekdays", new("Not on weekends", "주말에는 올리지 않기")),
                new("when empty: say so", new("Say so when there is nothing new", "새 항목이 없으면 알리기")),
                new("max 10", new("At most 10 entries a day", "하루 최대 10편")),
            ],
        },
    ];

    /// <summary>Returns the command line, such as <c>subscribe moe daily at 09:00 Asia/Seoul weekdays</c>.</summary>
    /// <param name="values">What was filled in, by the fields' names: the text, or the values of the choices. What is missing or empty is left out.</param>
    public static string Compose(IReadOnlyDictionary<string, IReadOnlyList<string>> values) => string.Join(' ', Fields
        .SelectMany(field => values.GetValueOrDefault(field.Name, []).Select(value => (field.Prefix, Value: DisplayText.CleanLine(value))))
        .Where(item => item.Value != "")
        .Select(item => $"{item.Prefix}{item.Value}")
        .Prepend(Command));
}

/// <summary>A field of a form: text, or a choice if it has <see cref="Choices"/>.</summary>
/// <param name="Name">Its name in what is sent.</param>
/// <param name="Prefix">What comes before its text in the command line; may be empty.</param>
/// <param name="Label">The label, in at most 45 characters.</param>
/// <param name="Hint">An example, or what it means to leave it out, in at most 100 characters.</param>
public sealed record FormField(string Name, string Prefix, LocalText Label, LocalText Hint)
{
    /// <summary>Whether it has to be filled in.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether several of the choices can be chosen.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>The maximum length of a text, in characters.</summary>
    public int MaxLength { get; init; }

    /// <summary>The choices, at most ten; none for a text.</summary>
    public IReadOnlyList<FormChoice> Choices { get; init; } = [];
}

/// <summary>A choice of a form's field.</summary>
/// <param name="Value">What it is in the command line, in at most 100 characters.</param>
/// <param name="Label">The label, in at most 75 characters.</param>
public sealed record FormChoice(string Value, LocalText Label);
