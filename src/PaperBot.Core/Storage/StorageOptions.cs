namespace PaperBot.Storage;

/// <summary>The section <c>Storage</c> of the settings.</summary>
public sealed record StorageOptions
{
    /// <summary>The name of the <see cref="IStorageEngine"/>.</summary>
    public string Engine { get; init; } = "LiteDb";

    /// <summary>The database file, relative to the working folder.</summary>
    public string Path { get; init; } = "data/paperbot.litedb";

    /// <summary>The folder of the database file. Sources keep their copies of repositories there too.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
}
