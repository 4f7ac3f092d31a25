using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using PaperBot.Search;

namespace PaperBot.Terminal;

/// <summary>What a part of the settings may contain: the properties of a record of options, the items of a list, or one value.</summary>
/// <param name="type">The type that it is read into.</param>
internal sealed class SettingsType(Type type)
{
    private const int MaxValueLength = 80;

    private readonly Type _type = Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>Finds what is wrong in a part of the settings and all below it.</summary>
    public IEnumerable<(string Key, string Message)> FindErrors(IConfigurationSection section) => this switch
    {
        _ when FindItem() is { } item => ItemErrors(section, item),
        _ when FindValue() is { } value => value.FindErrors(section),
        _ when IsValue => ValueErrors(section),
        _ => PropertyErrors(section),
    };

    /// <summary>Says that a key does not exist, and which one may have been meant.</summary>
    /// <param name="key">The whole key.</param>
    /// <param name="name">The part that does not exist.</param>
    /// <param name="known">What may stand in its place.</param>
    public static string Unknown(string key, string name, IReadOnlyList<string> known)
    {
        var parent = key[..^name.Length];
        var nearest = known.MinBy(each => EditDistance.Between(each.ToUpperInvariant(), name.ToUpperInvariant()))!;
        return EditDistance.Between(nearest.ToUpperInvariant(), name.ToUpperInvariant()) <= Math.Max(1, name.Length / 3)
            ? $"{Visible(key)} does not exist. Did you mean {parent}{nearest}?"
            : $"{Visible(key)} does not exist. It can be {string.Join(", ", known.Select(each => parent + each))}.";
    }

    private bool IsValue => _type.IsEnum || _type.IsPrimitive || _type == typeof(string);

    private SettingsType? FindItem() => _type.IsGenericType && (_type.GetGenericTypeDefinition() == typeof(List<>) || _type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        ? new(_type.GetGenericArguments()[0])
        : null;

    private DictionaryValues? FindValue() => _type.IsGenericType && _type.GetGenericTypeDefinition() == typeof(Dictionary<,>) ? new(new(_type.GetGenericArguments()[1])) : null;

    private static IEnumerable<(string Key, string Message)> ItemErrors(IConfigurationSection section, SettingsType item) =>
        !string.IsNullOrEmpty(section.Value) ? [(section.Path, $"{section.Path} is a list: write its first item as {section.Path}:0.")]
        : section.GetChildren().SelectMany(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? item.FindErrors(child)
            : [(child.Path, $"{Visible(child.Path)} does not exist. {section.Path} is a list: its items are {section.Path}:0, {section.Path}:1 and so on.")]);

    private IEnumerable<(string Key, string Message)> PropertyErrors(IConfigurationSection section)
    {
        var properties = _type.GetProperties().Where(property => property.SetMethod is not null).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        return !string.IsNullOrEmpty(section.Value)
            ? [(section.Path, $"{section.Path} has no value of its own. It can be {string.Join(", ", properties.Keys.Select(name => $"{section.Path}:{name}"))}.")]
            : section.GetChildren().SelectMany(child => properties.TryGetValue(child.Key, out PropertyInfo? property)
                ? new SettingsType(property.PropertyType).FindErrors(child)
                : [(child.Path, Unknown(child.Path, child.Key, [.. properties.Keys]))]);
    }

    private IEnumerable<(string Key, string Message)> ValueErrors(IConfigurationSection section) =>
        section.GetChildren().FirstOrDefault() is { } child ? [(section.Path, $"{Visible(child.Path)} does not exist: {section.Path} is one value.")]
        : section.Value is { } text && text.Contains('\0') ? [(section.Path, $"{section.Path} contains \\u0000, which no value can. Remove it.")]
        : section.Value is { } value && FindRule(value) is { } rule ? [(section.Path, $"{section.Path} is \"{Visible(value)}\"; it has to be {rule}.")]
        : [];

    /// <summary>What the value has to be; null if it is that.</summary>
    private string? FindRule(string value) => _type switch
    {
        _ when _type == typeof(string) => null,
        { IsEnum: true } => Enum.GetNames(_type).Contains(value, StringComparer.OrdinalIgnoreCase) ? null : JoinChoices(Enum.GetNames(_type)),
        _ when _type == typeof(bool) => bool.TryParse(value, out _) ? null : "true or false",
        _ => Converts(value) ? null : _type == typeof(double) ? "a number such as 2.5" : "a whole number",
    };

    private bool Converts(string value)
    {
        try
        {
            return TypeDescriptor.GetConverter(_type).ConvertFromInvariantString(value) is not double number || double.IsFinite(number);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static string JoinChoices(string[] names) => names is [.. var first, var last] && first.Length > 0 ? $"{string.Join(", ", first)} or {last}" : names[0];

    private static string Visible(string text) => Shortening.AtWord(DisplayText.CleanLine(text), MaxValueLength);

    /// <summary>Values under keys that people choose.</summary>
    private sealed record DictionaryValues(SettingsType Value)
    {
        public IEnumerable<(string Key, string Message)> FindErrors(IConfigurationSection section) => section.GetChildren().SelectMany(Value.FindErrors);
    }
}
