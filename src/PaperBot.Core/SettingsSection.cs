namespace PaperBot;

/// <summary>A section of the settings, from which every key is known that may stand in it.</summary>
/// <param name="Name">Its name, such as <c>Storage</c>.</param>
/// <param name="Options">The type that it is read into: a record of options, or a list of them.</param>
public sealed record SettingsSection(string Name, Type Options);
