namespace PaperBot.Tests;

/// <summary>An empty folder that is deleted afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("paperbot-").FullName;

    /// <summary>The full path of a file in it.</summary>
    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>Writes a file, and the folders that lead to it.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[file])!);
        File.WriteAllText(this[file], text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
