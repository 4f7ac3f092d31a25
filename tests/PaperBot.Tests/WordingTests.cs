using System.Reflection;
using PaperBot.Commands;
using PaperBot.Discord;
using PaperBot.Filters;
using PaperBot.Slack;
using PaperBot.Terminal;

namespace PaperBot.Tests;

/// <summary>All of PaperBot's own words, by reflection, so that none can be added in one language only.</summary>
public sealed class WordingTests
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Names that are the same in both languages.
    private static readonly string[] Names = ["BibTeX", "Discord", "Slack"];

    private static readonly Type[] Classes =
    [
        .. new[] { typeof(Wording), typeof(DiscordServices), typeof(SlackServices), typeof(ServeVerb) }.SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Wording", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> Members =>
    [
        .. Classes.SelectMany(type => type.GetProperties(Static).Where(property => property.PropertyType == typeof(LocalText)).Select(property => $"{type.Name}.{property.Name}")
            .Concat(MethodsOf(type).Select(method => $"{type.Name}.{method.Name}"))).Distinct(),
    ];

    [Fact]
    public void Each_place_where_words_are_shown_has_a_class_of_them() =>
        Classes.Select(type => type.Name).ShouldBeSubsetOf(["Wording", "DiscordWording", "SlackWording", "ViewWording", "PageWording", "StatusWording", "ParseErrorWording", "SubscriptionWording", "WhyWording"]);

    [Theory]
    [MemberData(nameof(Members))]
    public void Each_text_is_there_in_both_languages(string member)
    {
        var type = Classes.Single(type => type.Name == member.Split('.')[0]);
        foreach (var (english, korean) in TextsOf(type, member.Split('.')[1]))
        {
            english.ShouldNotBeNullOrWhiteSpace();
            korean.ShouldNotBeNullOrWhiteSpace();
            if (english != korean || !Names.Contains(english))
            {
                korean.ShouldNotBe(english);
                Hangul.IsIn(korean).ShouldBeTrue(korean);
                Hangul.IsIn(english).ShouldBeFalse(english);
            }
        }
    }

    private static IEnumerable<(string English, string Korean)> TextsOf(Type type, string name)
    {
        if (type.GetProperty(name, Static)?.GetValue(null) is LocalText text)
        {
            return [(text.English, text.Korean)];
        }

        return from method in MethodsOf(type)
               where method.Name == name
               from arguments in Combine(method.GetParameters())
               select (Call(method, arguments, Locale.English), Call(method, arguments, Locale.Korean));
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type type) => type.GetMethods(Static)
        .Where(method => !method.IsPrivate && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Locale)));

    private static string Call(MethodInfo method, object?[] arguments, Locale locale)
    {
        var result = method.Invoke(null, [.. method.GetParameters().Select((parameter, i) => parameter.ParameterType == typeof(Locale) ? locale : arguments[i])]);
        return result is IEnumerable<string> texts ? string.Join(' ', texts) : (string)result!;
    }

    /// <summary>All combinations of sample arguments.</summary>
    private static IEnumerable<object?[]> Combine(ParameterInfo[] parameters) => parameters.Aggregate(
        (IEnumerable<object?[]>)[[]],
        (combined, parameter) => combined.SelectMany(arguments => SamplesOf(parameter.ParameterType).Select(sample => (object?[])[.. arguments, sample])));

    private static IEnumerable<object?> SamplesOf(Type type) => type switch
    {
        _ when type == typeof(string) => ["moe"],
        _ when type == typeof(int) => [0, 1, 2, 404],
        _ when type == typeof(int?) => [null, 7],
        _ when type == typeof(bool) => [false, true],
        _ when type == typeof(DateOnly) => [new DateOnly(2024, 5, 7)],
        _ when type == typeof(ParseError) => Enum.GetValues<ParseErrorKind>().Select(kind => new ParseError(kind, "moe")),
        { IsEnum: true } => Enum.GetValues(type).Cast<object?>(),
        { IsValueType: true } => [Activator.CreateInstance(type)],
        _ => CreateByConstructor(type),
    };

    private static IEnumerable<object?> CreateByConstructor(Type type) =>
        type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length) is { } constructor
            ? Combine(constructor.GetParameters()).Take(4).Select(constructor.Invoke)
            : [];
}
